package dev.kuber.platform.budgets;

import dev.kuber.trade.Money;
import java.math.BigDecimal;

/** Between two amounts. */
public record CostRange(Money low, Money high) {

    static CostRange of(Money cost) {
        return new CostRange(cost, cost);
    }

    /** For this many runs. */
    public CostRange times(int lowest, int highest) {
        return new CostRange(low.times(BigDecimal.valueOf(lowest)), high.times(BigDecimal.valueOf(highest)));
    }
}
