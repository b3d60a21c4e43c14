package dev.kuber.platform.api;

import dev.kuber.platform.pipelines.Pipelines;
import org.springframework.stereotype.Component;

/** What lists show of the pipeline behind a row. */
@Component
class PipelineLabels {

    private static final Pipelines.Label GONE = new Pipelines.Label("(gone)", "simulation");

    private final Pipelines pipelines;

    PipelineLabels(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    Pipelines.Label of(String owner, String pipelineId, int revision) {
        return pipelines.label(owner, pipelineId, revision).orElse(GONE);
    }
}
