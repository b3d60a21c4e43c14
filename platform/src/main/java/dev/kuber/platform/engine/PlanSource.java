package dev.kuber.platform.engine;

import dev.kuber.platform.pipelines.Plan;
import java.time.Instant;
import java.util.Optional;

/** Where the engine finds what it runs. Answers may be cached: a revision never changes. */
public interface PlanSource {

    /** @throws IllegalStateException if the revision cannot be run any more; the message says why */
    Plan load(String pipelineId, int revision);

    /**
     * What a due fire is to start; empty when the pipeline has been stopped or paused meanwhile, or may not start anything
     * now. Where it may later, it is fired anew by whoever answers here.
     */
    Optional<Plan> due(String pipelineId, Instant at);

    /** Sees to what the pipeline's window asks for now; answers when to look again, by the wall clock. */
    default Optional<Instant> ring(String pipelineId) {
        return Optional.empty();
    }

    /** When the pipeline fires again now that this execution has ended, in market time; must be after its fire time. */
    default Optional<Instant> nextFire(Plan plan, Execution ended, Instant now) {
        return Optional.empty();
    }
}
