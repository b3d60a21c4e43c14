package dev.kuber.platform.api;

import dev.kuber.platform.modes.NextRuns;
import dev.kuber.platform.modes.Readiness;
import dev.kuber.platform.pipelines.Drafts;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.positions.Positions;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts together what the API shows of a pipeline. */
@Component
class PipelineViews {

    private final Readiness readiness;
    private final Drafts drafts;
    private final Positions positions;
    private final ExecutionViews executions;
    private final NextRuns nextRuns;

    PipelineViews(
            Readiness readiness, Drafts drafts, Positions positions, ExecutionViews executions, NextRuns nextRuns) {
        this.readiness = readiness;
        this.drafts = drafts;
        this.positions = positions;
        this.executions = executions;
        this.nextRuns = nextRuns;
    }

    PipelineResponse full(Pipeline pipeline) {
        return response(pipeline, true);
    }

    PipelineResponse summary(Pipeline pipeline) {
        return response(pipeline, false);
    }

    /** What keeps it from running, errors first. */
    List<dev.kuber.platform.pipelines.Problem> problems(Pipeline pipeline) {
        return readiness.problems(pipeline.owner(), pipeline.definition());
    }

    int openPositions(String pipelineId) {
        return positions.ofPipeline(pipelineId).size();
    }

    private PipelineResponse response(Pipeline pipeline, boolean full) {
        return new PipelineResponse(
                pipeline.id(),
                pipeline.name(),
                pipeline.description(),
                pipeline.status(),
                pipeline.revision(),
                full ? pipeline.definition() : null,
                full
                        ? readiness.withBudget(pipeline.owner(), pipeline.id(), pipeline.definition())
                        : problems(pipeline),
                pipeline.definition().settings().tradingMode(),
                pipeline.definition().settings().symbols(),
                pipeline.createdAt(),
                pipeline.updatedAt(),
                executions.last(pipeline).orElse(null),
                openPositions(pipeline.id()),
                nextRuns.of(pipeline).orElse(null),
                pipeline.labels().tags(),
                pipeline.labels().favourite(),
                pipeline.hasDraft(),
                full && pipeline.hasDraft()
                        ? drafts.find(pipeline.owner(), pipeline.id()).orElse(null)
                        : null);
    }
}
