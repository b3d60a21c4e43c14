package dev.kuber.platform.api;

import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Plans;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what the API shows of an execution. */
@Component
class ExecutionViews {

    private final ExecutionStore store;
    private final Plans plans;

    ExecutionViews(ExecutionStore store, Plans plans) {
        this.store = store;
        this.plans = plans;
    }

    /** The newest execution of a pipeline. */
    Optional<ExecutionSummary> last(Pipeline pipeline) {
        var query = new ExecutionStore.Query(pipeline.owner(), pipeline.id(), null, null, 1);
        return store.list(query).stream().findFirst().map(execution -> summary(execution, pipeline.name()));
    }

    ExecutionSummary summary(Execution execution, String pipelineName) {
        Definition.Settings settings =
                plans.load(execution.pipelineId(), execution.revision()).settings();
        return new ExecutionSummary(
                execution.id(),
                execution.pipelineId(),
                pipelineName,
                execution.revision(),
                settings.tradingMode(),
                execution.status(),
                execution.reason(),
                execution.firedAt(),
                execution.startedAt(),
                execution.finishedAt(),
                settings.symbols(),
                null);
    }
}
