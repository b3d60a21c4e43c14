package dev.kuber.platform.estimates;

import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.estimates.EstimatedRun.Expectation;
import dev.kuber.platform.pipelines.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What executions are expected to cost, by plan: worked out once a minute at most, however often a plan runs. */
@Component
class Expectations {

    static final Duration FRESH = Duration.ofMinutes(1);

    private final NodeReader nodes;
    private final Histories histories;
    private final Clock wall;
    private final Recent<Revision, Known> known = new Recent<>(2_000);

    Expectations(NodeReader nodes, Histories histories, Clock wall) {
        this.nodes = nodes;
        this.histories = histories;
        this.wall = wall;
    }

    private record Revision(String pipelineId, int revision) {}

    /** @param expected empty where nothing is paid, which stays so */
    private record Known(Optional<Expectation> expected, Instant until) {}

    /** Empty where nothing in it is paid. */
    Optional<Expectation> of(Plan plan) {
        var revision = new Revision(plan.pipelineId(), plan.revision());
        Instant now = wall.instant();
        Optional<Known> before = known.get(revision).filter(found -> now.isBefore(found.until()));
        return before.orElseGet(() -> learn(plan, revision, now)).expected();
    }

    private Known learn(Plan plan, Revision revision, Instant now) {
        NodeReader.Found found = nodes.of(plan);
        boolean paid = found.nodes().stream().anyMatch(PaidNode::paid);
        Known learned = paid
                ? new Known(
                        Optional.of(Expectation.of(
                                found, histories.of(UUID.fromString(plan.owner()), plan.pipelineId(), found.nodes()))),
                        now.plus(FRESH))
                : new Known(Optional.empty(), Instant.MAX);
        known.put(revision, learned);
        return learned;
    }

    /** Whether an estimate may have been kept for it. */
    boolean mayBePaid(Execution execution) {
        return known.get(new Revision(execution.pipelineId(), execution.revision()))
                .map(found -> found.expected().isPresent())
                .orElse(true);
    }
}
