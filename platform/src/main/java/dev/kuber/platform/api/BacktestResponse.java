package dev.kuber.platform.api;

import dev.kuber.platform.analytics.EquityPoint;
import dev.kuber.platform.analytics.Statistics;
import dev.kuber.platform.backtests.Backtest;
import dev.kuber.platform.backtests.BacktestRequest;
import dev.kuber.platform.backtests.BacktestSummary;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backtest as it stands.
 *
 * @param from when the first execution is fired, in market time
 * @param progress 0 to 1
 * @param bars finest bars in its range; null until completed, like all results
 * @param error why it failed, or what failed within it
 * @param missing answers of language models that were never recorded, for want of which it failed; else null
 * @param equity null in lists, too
 */
record BacktestResponse(
        String id,
        @Nullable String pipelineId,
        String pipelineName,
        List<Symbol> symbols,
        Timeframe timeframe,
        String source,
        Instant from,
        Instant to,
        long seed,
        Backtest.Status status,
        double progress,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Long bars,
        @Nullable Long executions,
        @Nullable String error,
        Backtest.@Nullable Missing missing,
        @Nullable Statistics statistics,
        @Nullable List<EquityPoint> equity,
        BacktestRequest request) {

    static BacktestResponse whole(Backtest backtest) {
        BacktestSummary result = backtest.result();
        return of(backtest, result == null ? null : result.equity());
    }

    static BacktestResponse inList(Backtest backtest) {
        return of(backtest, null);
    }

    private static BacktestResponse of(Backtest backtest, @Nullable List<EquityPoint> equity) {
        BacktestSummary result = backtest.result();
        return new BacktestResponse(
                backtest.id(),
                backtest.pipelineId(),
                backtest.pipelineName(),
                backtest.definition().settings().symbols(),
                backtest.definition().settings().timeframe(),
                backtest.request().sourceOrDefault(),
                backtest.from(),
                backtest.to(),
                backtest.request().seedOrDefault(),
                backtest.status(),
                backtest.progress(),
                backtest.createdAt(),
                backtest.finishedAt(),
                result == null ? null : result.bars(),
                result == null ? null : result.executions(),
                backtest.error(),
                backtest.missing(),
                result == null ? null : result.statistics(),
                equity,
                backtest.request());
    }
}
