package dev.kuber.platform.pipelines;

import dev.kuber.agent.Param;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How much a pipeline may do and lose on one of its trading days; whatever is reached first lets nothing new begin until
 * the next one. Null means no limit.
 *
 * @param tradesPerDay positions it may open
 * @param executionsPerDay runs that go beyond their trigger
 * @param lossPerDay what the trades closed on the day may lose together, after commission
 * @param drawdownPercent how far the day's profit may fall from its best, in % of the account's equity at its beginning
 */
public record DailyLimits(
        @Param(
                title = "Trades per day",
                description = "Positions that this pipeline may open on one trading day.",
                min = 1,
                max = 1000,
                unit = "trades")
        @Nullable
        Integer tradesPerDay,

        @Param(
                title = "Executions per day",
                description = "Runs on one trading day; waiting for a trigger does not count.",
                min = 1,
                max = 10_000,
                unit = "executions")
        @Nullable
        Integer executionsPerDay,

        @Param(
                title = "Loss per day",
                description = "What the trades closed on one trading day may lose together, after commission.",
                min = 0.01,
                max = 1e12,
                unit = "$")
        @Nullable
        Money lossPerDay,

        @Param(
                title = "Drawdown per day",
                description = "How far the day's closed profit may fall from its best of the day, in % of the account's"
                        + " equity when the day began.",
                min = 0.01,
                max = 100,
                unit = "%")
        @Nullable
        BigDecimal drawdownPercent) {

    /** Whether there is any. */
    public boolean any() {
        return tradesPerDay != null || executionsPerDay != null || lossPerDay != null || drawdownPercent != null;
    }
}
