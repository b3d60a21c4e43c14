package dev.kuber.platform.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Draft;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.TradingMode;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline, or its summary without a definition.
 *
 * @param definition not there in a summary
 * @param problems what keeps its newest revision from running, errors first
 * @param openPositions how many positions it holds now
 * @param nextRun when it runs next, in its market's time; null when no run is planned
 * @param draft the changes that are not published yet; null where there are none, and in a summary
 */
record PipelineResponse(
        String id,
        String name,
        String description,
        Pipeline.Status status,
        int revision,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Definition definition,
        List<dev.kuber.platform.pipelines.Problem> problems,
        TradingMode tradingMode,
        List<Symbol> symbols,
        Instant createdAt,
        Instant updatedAt,
        @Nullable ExecutionSummary lastExecution,
        int openPositions,
        @Nullable Instant nextRun,
        List<String> tags,
        boolean favourite,
        boolean hasDraft,
        @Nullable Draft draft) {

    PipelineResponse {
        problems = List.copyOf(problems);
        symbols = List.copyOf(symbols);
        tags = List.copyOf(tags);
    }
}
