package dev.kuber.platform.estimates;

import dev.kuber.trade.Money;

/**
 * Between two amounts.
 *
 * @param expected the usual one
 */
public record CostRange(Money low, Money expected, Money high) {

    static CostRange of(Money cost) {
        return new CostRange(cost, cost, cost);
    }
}
