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
 * @param revision null for a trial
 * @param reason its outcome in one sentence
 * @param firedAt in the time of its market
 * @param until id of the node that a trial ran to; null for all
 * @param pinned the nodes that gave what its user pinned instead of running
 */
record ExecutionSummary(
        String id,
        @Nullable String pipelineId,
        String pipelineName,
        @Nullable Integer revision,
        TradingMode tradingMode,
        ExecutionStatus status,
        @Nullable String reason,
        Instant firedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        List<Symbol> symbols,
        @Nullable String backtestId,
        Kind kind,
        @Nullable String until,
        List<String> pinned) {

    /** Whether it counts for the schedule. */
    enum Kind {
        SCHEDULED,
        TRIAL
    }

    ExecutionSummary {
        symbols = List.copyOf(symbols);
        pinned = List.copyOf(pinned);
    }
}
