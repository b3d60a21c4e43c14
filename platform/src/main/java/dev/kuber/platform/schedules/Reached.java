package dev.kuber.platform.schedules;

import dev.kuber.platform.pipelines.DailyLimits;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A daily limit that is reached, so that nothing new begins until the next trading day. Pure.
 *
 * @param sentence which limit, with the figures
 */
public record Reached(Kind kind, String sentence) {

    /** Which limit. */
    public enum Kind {
        TRADES,
        EXECUTIONS,
        LOSS,
        DRAWDOWN
    }

    /** The first limit that these figures reach; a limit of five is reached by the fifth. */
    public static Optional<Reached> by(DayFigures day, DailyLimits limits) {
        return money(day, limits).or(() -> count(day, limits));
    }

    /** The limits of money only: what runs already may go on to trade within the others. */
    public static Optional<Reached> money(DayFigures day, DailyLimits limits) {
        Money most = limits.lossPerDay();
        Money loss = day.profit().negate();
        if (most != null && loss.compareTo(most) >= 0) {
            return Optional.of(new Reached(
                    Kind.LOSS,
                    "Daily limit reached: the day's closed trades lost " + loss + ", the limit is " + most + "."));
        }
        BigDecimal percent = limits.drawdownPercent();
        Money equity = day.equity();
        if (percent == null || equity == null || !equity.isPositive()) {
            return Optional.empty();
        }
        return day.drawdown().compareTo(equity.percent(percent)) >= 0
                ? Optional.of(new Reached(
                        Kind.DRAWDOWN,
                        "Daily limit reached: the day's profit fell by " + day.drawdown() + " from its best, "
                                + share(day.drawdown(), equity) + " % of the " + equity
                                + " in the account when the day began; the limit is " + percent.toPlainString()
                                + " %."))
                : Optional.empty();
    }

    private static Optional<Reached> count(DayFigures day, DailyLimits limits) {
        Integer trades = limits.tradesPerDay();
        if (trades != null && day.trades() >= trades) {
            return Optional.of(trades(trades));
        }
        Integer executions = limits.executionsPerDay();
        return executions != null && day.executions() >= executions
                ? Optional.of(executions(executions))
                : Optional.empty();
    }

    static Reached trades(int limit) {
        return new Reached(Kind.TRADES, "Daily limit reached: " + limit + " of " + limit + " trades.");
    }

    static Reached executions(int limit) {
        return new Reached(Kind.EXECUTIONS, "Daily limit reached: " + limit + " of " + limit + " executions.");
    }

    private static String share(Money part, Money whole) {
        return part.value()
                .movePointRight(2)
                .divide(whole.value(), 2, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
