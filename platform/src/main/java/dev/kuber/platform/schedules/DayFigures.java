package dev.kuber.platform.schedules;

import dev.kuber.trade.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline did on a trading day so far.
 *
 * @param trades positions it set out to open
 * @param executions runs that went beyond their trigger, and those that wait for it now
 * @param profits of the trades that were closed, after commission, in their order
 * @param equity of the account when the day began; null where nobody asked
 */
public record DayFigures(
        int trades,
        int executions,
        List<Money> profits,
        @Nullable Money equity) {

    public DayFigures {
        profits = List.copyOf(profits);
    }

    /** Of all closed trades together. */
    Money profit() {
        return profits.stream().reduce(Money.ZERO, Money::plus);
    }

    /** How far the profit has fallen from its best; zero or more. */
    Money drawdown() {
        Money sum = Money.ZERO;
        Money best = Money.ZERO;
        for (Money profit : profits) {
            sum = sum.plus(profit);
            best = sum.compareTo(best) > 0 ? sum : best;
        }
        return best.minus(sum);
    }
}
