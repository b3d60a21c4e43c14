package dev.kuber.platform.api;

import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.pipelines.TradingMode;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution in a list.
 *
 * @param reason its outcome in one sentence
 * @param firedAt in the time of its market
 */
record ExecutionSummary(
        String id,
        @Nullable String pipelineId,
        String pipelineName,
        int revision,
        TradingMode tradingMode,
        ExecutionStatus status,
        @Nullable String reason,
        Instant firedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        List<Symbol> symbols,
        @Nullable String backtestId) {

    ExecutionSummary {
        symbols = List.copyOf(symbols);
    }
}
