package dev.kuber.platform.backtests;

import dev.kuber.platform.analytics.EquityPoint;
import dev.kuber.platform.analytics.Statistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a result; trades and executions are stored with all others.
 *
 * @param bars finest bars in its range, over all symbols
 * @param executions that ended
 * @param steps taken
 * @param failures executions that failed
 * @param firstFailure why the first of them did
 * @param openAtEnd positions that were still open
 */
public record BacktestSummary(
        long bars,
        long executions,
        long steps,
        long failures,
        @Nullable String firstFailure,
        int openAtEnd,
        Statistics statistics,
        List<EquityPoint> equity) {

    public BacktestSummary {
        equity = List.copyOf(equity);
    }

    static BacktestSummary of(BacktestResult result) {
        return new BacktestSummary(
                result.bars(),
                result.executions(),
                result.steps(),
                result.failures(),
                result.firstFailure(),
                result.openAtEnd(),
                result.statistics(),
                result.equity());
    }

    /** What a user should know of executions that failed; null if none did. */
    @Nullable
    String warning() {
        return failures == 0
                ? null
                : failures + " of " + executions + " executions failed, the first with: " + firstFailure;
    }
}
