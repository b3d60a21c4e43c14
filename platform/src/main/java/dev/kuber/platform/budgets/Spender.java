package dev.kuber.platform.budgets;

import dev.kuber.platform.engine.StepRun;
import dev.kuber.platform.pipelines.Plan;
import java.time.LocalDate;

/**
 * Who wants to spend.
 *
 * @param key of the run
 * @param day the pipeline's trading day
 */
record Spender(String owner, String pipelineId, String executionId, String key, LocalDate day) {

    static Spender of(StepRun run, LocalDate day) {
        Plan plan = run.plan();
        return new Spender(plan.owner(), plan.pipelineId(), run.execution().id(), run.key(), day);
    }
}
