package dev.kuber.platform.engine;

import dev.kuber.platform.pipelines.Plan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of one pipeline revision. What it knows is the fold of its {@link Step}s; this is its head.
 *
 * @param revision below zero for a trial
 * @param owner id of the account it belongs to
 * @param firedAt time of its timeline at which it was fired
 * @param version raised by every commit; a worker that holds an older one has lost its claim and cannot write
 * @param reason its outcome in one sentence, once there is one
 * @param startedAt when its first agent ran
 * @param finishedAt when it became terminal
 */
public record Execution(
        String id,
        String pipelineId,
        int revision,
        String owner,
        Instant firedAt,
        long version,
        ExecutionStatus status,
        @Nullable String reason,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Whether it ran beside the schedule, for which it does not count. */
    public boolean trial() {
        return revision < 0;
    }

    static Execution pending(Plan plan, Instant firedAt) {
        return new Execution(
                plan.trial()
                        ? ExecutionId.ofTrial(plan.pipelineId(), plan.revision())
                        : ExecutionId.of(plan.pipelineId(), firedAt),
                plan.pipelineId(),
                plan.revision(),
                plan.owner(),
                firedAt,
                0,
                ExecutionStatus.PENDING,
                null,
                null,
                null);
    }

    Execution next(ExecutionStatus to, @Nullable String why, Instant now) {
        return new Execution(
                id,
                pipelineId,
                revision,
                owner,
                firedAt,
                version + 1,
                to,
                why,
                startedAt == null ? now : startedAt,
                to.terminal() ? now : null);
    }
}
