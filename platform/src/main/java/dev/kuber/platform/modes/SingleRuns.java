package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.engine.StepListener;
import dev.kuber.platform.engine.postgres.PostgresExecutionStore;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.platform.pipelines.RunMode;
import org.springframework.stereotype.Component;

/**
 * Stops a pipeline that runs once when its execution has ended, unless that is to begin anew. If the process dies before, the pipeline stays active with
 * nothing to come, and stopping or starting it by hand puts it right.
 */
@Component
class SingleRuns implements StepListener {

    private final PipelinePlans plans;
    private final Pipelines pipelines;

    SingleRuns(PipelinePlans plans, Pipelines pipelines, PostgresExecutionStore store) {
        this.plans = plans;
        this.pipelines = pipelines;
        store.listen(this);
    }

    @Override
    public void committed(StepCommit commit) {
        Execution ended = commit.after();
        if (ended.status().terminal()
                && !ended.trial()
                && commit.wakeups().isEmpty()
                && plans.load(ended.pipelineId(), ended.revision()).settings().runMode() == RunMode.RUN_ONCE) {
            pipelines.finish(ended.owner(), ended.pipelineId());
        }
    }
}
