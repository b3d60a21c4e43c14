package dev.kuber.platform.orders;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderState;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Orders in memory, gone with the process. */
public final class MemoryOrderJournal implements OrderJournal {

    private final Map<ClientOrderId, OrderIntent> intents = new LinkedHashMap<>();
    private final Map<Asked, OrderChange> changes = new LinkedHashMap<>();

    private record Asked(
            String account, OrderId order, @Nullable ClientOrderId as) {}

    @Override
    public synchronized void write(OrderIntent intent) {
        intents.putIfAbsent(intent.request().id(), intent);
    }

    @Override
    public synchronized Standing attempt(ClientOrderId id, Instant at) {
        OrderIntent intent = written(id);
        if (intent.state().finished()) {
            return new Standing.Settled(intent.state());
        }
        intents.put(id, intent.attempted(at));
        return new Standing.Clear();
    }

    @Override
    public synchronized Standing refuse(OrderState rejected) {
        OrderIntent intent = written(rejected.clientId());
        if (intent.state().finished()) {
            return new Standing.Settled(intent.state());
        }
        if (intent.attemptedAt() != null) {
            return new Standing.InFlight(intent.attemptedAt());
        }
        intents.put(rejected.clientId(), intent.with(rejected));
        return new Standing.Clear();
    }

    private OrderIntent written(ClientOrderId id) {
        return Objects.requireNonNull(intents.get(id), () -> "Order " + id + " was never written down.");
    }

    @Override
    public synchronized void record(Collection<OrderState> said) {
        for (OrderState each : said) {
            intents.computeIfPresent(
                    each.clientId(), (_, intent) -> intent.with(Knowledge.after(intent.state(), each)));
        }
    }

    @Override
    public synchronized void changed(OrderChange change) {
        changes.put(new Asked(change.account(), change.order(), change.as()), change);
    }

    @Override
    public synchronized Optional<OrderIntent> find(ClientOrderId id) {
        return Optional.ofNullable(intents.get(id));
    }

    @Override
    public synchronized Set<String> unsettledAccounts() {
        return intents.values().stream()
                .filter(intent -> !intent.state().finished())
                .map(intent -> intent.origin().account())
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized List<OrderIntent> unsettled(String account) {
        return intents.values().stream()
                .filter(intent -> intent.origin().account().equals(account)
                        && !intent.state().finished())
                .toList();
    }

    @Override
    public synchronized List<OrderIntent> ofExecution(String executionId) {
        return intents.values().stream()
                .filter(intent -> intent.origin().executionId().equals(executionId))
                .toList();
    }
}
