package dev.kuber.platform.api;

import dev.kuber.platform.backtests.Backtests;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.history.PastRun;
import dev.kuber.platform.pipelines.TradingMode;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An execution in a list.
 *
 * @param revision null for a trial
 * @param reason its outcome in one sentence
 * @param firedAt in the time of its market
 * @param until id of the node that a trial ran to; null for all
 * @param pinned the nodes that gave what its user pinned instead of running
 * @param profit of its closed trades together, after commission; null as long as none is closed
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
        List<String> pinned,
        @Nullable Money profit) {

    /** Whether it counts for the schedule. */
    enum Kind {
        SCHEDULED,
        TRIAL
    }

    ExecutionSummary {
        symbols = List.copyOf(symbols);
        pinned = List.copyOf(pinned);
    }

    static ExecutionSummary of(PastRun run) {
        Execution execution = run.execution();
        boolean backtest = Backtests.isBacktest(execution.pipelineId());
        return new ExecutionSummary(
                execution.id(),
                backtest ? null : execution.pipelineId(),
                run.pipelineName(),
                execution.trial() ? null : execution.revision(),
                TradingMode.valueOf(run.tradingMode().toUpperCase(Locale.ROOT)),
                execution.status(),
                execution.reason(),
                execution.firedAt(),
                execution.startedAt(),
                execution.finishedAt(),
                run.symbols(),
                backtest ? execution.pipelineId() : null,
                execution.trial() ? Kind.TRIAL : Kind.SCHEDULED,
                run.until(),
                run.pinned(),
                run.profit());
    }
}
