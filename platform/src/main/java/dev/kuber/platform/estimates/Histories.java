package dev.kuber.platform.estimates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of the past, read once a minute at most, unless it has just changed in this process. */
@Component
class Histories {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration FRESH_OF_EVERYONE = Duration.ofMinutes(10);

    private final HistoryRows rows;
    private final Clock wall;
    private final Recent<String, Kept<History>> pipelines = new Recent<>(1_000);
    private final Recent<UUID, Kept<Map<Work.Agent, List<Work>>>> owners = new Recent<>(1_000);
    private final Recent<Work.Agent, Kept<List<Work>>> agents = new Recent<>(1_000);

    Histories(HistoryRows rows, Clock wall) {
        this.rows = rows;
        this.wall = wall;
    }

    private record Kept<T>(T value, Instant until) {}

    /**
     * What is known when these nodes are estimated.
     *
     * @param pipelineId null where it has never run
     */
    History of(UUID owner, @Nullable String pipelineId, Collection<PaidNode> nodes) {
        History known = pipelineId == null
                ? History.NONE
                : fresh(pipelines, owner + "/" + pipelineId, FRESH, () -> {
                    return new History(
                            rows.runs(owner, pipelineId), Map.of(), Map.of(), rows.compared(owner, pipelineId));
                });
        Map<Work.Agent, List<Work>> own = fresh(owners, owner, FRESH, () -> rows.own(owner));
        Map<Work.Agent, List<Work>> everyone = new HashMap<>();
        for (PaidNode node : nodes) {
            Work.Agent agent = Work.Agent.of(node);
            if (node.paid() && own.getOrDefault(agent, List.of()).size() < History.ENOUGH) {
                everyone.put(agent, fresh(agents, agent, FRESH_OF_EVERYONE, () -> rows.everyone(agent)));
            }
        }
        return new History(known.runs(), own, everyone, known.compared());
    }

    /** Something of it has just been compared here. */
    void forget(UUID owner, String pipelineId) {
        pipelines.remove(owner + "/" + pipelineId);
        owners.remove(owner);
    }

    private <K, V> V fresh(Recent<K, Kept<V>> kept, K key, Duration fresh, Supplier<V> read) {
        Instant now = wall.instant();
        Optional<Kept<V>> known = kept.get(key).filter(found -> now.isBefore(found.until()));
        if (known.isPresent()) {
            return known.get().value();
        }
        V value = read.get();
        kept.put(key, new Kept<>(value, now.plus(fresh)));
        return value;
    }
}
