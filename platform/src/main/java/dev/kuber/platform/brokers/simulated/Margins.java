package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Holding;
import dev.kuber.trade.Money;
import dev.kuber.trade.Side;
import java.math.BigDecimal;
import java.util.Collection;

/**
 * What an account is worth and may spend. Without credit: settled cash, less twice the value of short holdings (their
 * proceeds and as much again as collateral), less what open orders hold. On margin: the multiplier times the equity, less
 * everything held, long and short, less what open orders hold.
 */
record Margins(ExchangeRules rules, Portfolio portfolio, Collection<OrderGroup> open, PriceLookup prices) {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal THIRTY_PERCENT = new BigDecimal("0.3");
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);
    private static final BigDecimal CHEAP = new BigDecimal("2.5");

    Money equity() {
        Money equity = portfolio.cash();
        for (Holding holding : portfolio.holdings(prices)) {
            Money value = holding.marketValue();
            equity = holding.side() == Side.BUY ? equity.plus(value) : equity.minus(value);
        }
        return equity;
    }

    /** What new entries may cost. */
    Money buyingPower() {
        return rules.margin() ? credit(rules.multiplier()) : cashPower();
    }

    AccountReport report() {
        Money longs = value(Side.BUY);
        Money shorts = value(Side.SELL);
        Money equity = portfolio.cash().plus(longs).minus(shorts);
        return new AccountReport(
                portfolio.cash(),
                portfolio.settledCash(),
                equity,
                longs,
                shorts,
                buyingPower(),
                rules.margin() ? credit(2).min(buyingPower()) : cashPower(),
                cashPower(),
                longs.plus(shorts).times(HALF),
                maintenance(),
                rules.multiplier());
    }

    private Money credit(int times) {
        Money gross = value(Side.BUY).plus(value(Side.SELL));
        return atLeastZero(
                equity().times(BigDecimal.valueOf(times)).minus(gross).minus(held()));
    }

    private Money cashPower() {
        return atLeastZero(portfolio
                .settledCash()
                .minus(value(Side.SELL).times(BigDecimal.TWO))
                .minus(held()));
    }

    private Money held() {
        Money held = Money.ZERO;
        for (OrderGroup group : open) {
            held = held.plus(group.held());
        }
        return held;
    }

    private Money value(Side side) {
        Money value = Money.ZERO;
        for (Holding holding : portfolio.holdings(prices)) {
            if (holding.side() == side) {
                value = value.plus(holding.marketValue());
            }
        }
        return value;
    }

    /**
     * Long 30 %, all of it below $2.50; short the larger of $5 a share and 30 % from $5 on, of $2.50 a share and all of it
     * below (docs.alpaca.markets, margin and short selling).
     */
    private Money maintenance() {
        Money margin = Money.ZERO;
        for (Holding holding : portfolio.holdings(prices)) {
            BigDecimal price = holding.price().value();
            BigDecimal unit;
            if (holding.side() == Side.BUY) {
                unit = price.compareTo(CHEAP) < 0 ? price : price.multiply(THIRTY_PERCENT);
            } else {
                unit = price.compareTo(FIVE) < 0 ? price.max(CHEAP) : FIVE.max(price.multiply(THIRTY_PERCENT));
            }
            margin = margin.plus(new Money(unit.multiply(holding.quantity().value())));
        }
        return margin;
    }

    private static Money atLeastZero(Money money) {
        return money.isNegative() ? Money.ZERO : money;
    }
}
