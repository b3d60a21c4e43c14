package dev.kuber.agents.trade;

import dev.kuber.trade.Money;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What a trade's own fills add up to; nothing else in the account counts.
 *
 * @param cost sum of quantity times price of all entry fills
 * @param proceeds the same of all exit fills
 * @param commission of both
 */
record Tally(Quantity entered, BigDecimal cost, Quantity exited, BigDecimal proceeds, Money commission) {

    /** Decimals of an average price; more than any venue quotes. */
    private static final int DECIMALS = 6;

    private static final int DIVISION = 20;

    /** Fills on {@code side} are entries, the others exits. */
    static Tally of(Side side, List<Placed> placed) {
        var entered = Quantity.ZERO;
        var exited = Quantity.ZERO;
        var cost = BigDecimal.ZERO;
        var proceeds = BigDecimal.ZERO;
        var commission = Money.ZERO;
        for (Placed each : placed) {
            for (OrderState order : each.order().family()) {
                commission = commission.plus(order.commission());
                Price price = order.averagePrice();
                if (price == null || order.filled().isZero()) {
                    continue;
                }
                BigDecimal value = price.times(order.filled()).value();
                if (order.side() == side) {
                    entered = entered.plus(order.filled());
                    cost = cost.add(value);
                } else {
                    exited = exited.plus(order.filled());
                    proceeds = proceeds.add(value);
                }
            }
        }
        return new Tally(entered, cost, exited, proceeds, commission);
    }

    /** This tally with an exit that is known from elsewhere. */
    Tally plusExit(Quantity quantity, Price price) {
        return new Tally(
                entered,
                cost,
                exited.plus(quantity),
                proceeds.add(price.times(quantity).value()),
                commission);
    }

    /** Entered and not yet exited. */
    Quantity open() {
        return exited.compareTo(entered) >= 0 ? Quantity.ZERO : entered.minus(exited);
    }

    /** Exited beyond what was entered, as when both legs of a bracket fill. */
    Quantity excess() {
        return exited.compareTo(entered) <= 0 ? Quantity.ZERO : exited.minus(entered);
    }

    /** @throws ArithmeticException if nothing was entered */
    Price averageEntry() {
        return new Price(cost.divide(entered.value(), DECIMALS, RoundingMode.HALF_EVEN));
    }

    /** @throws ArithmeticException if nothing was exited */
    Price averageExit() {
        return new Price(proceeds.divide(exited.value(), DECIMALS, RoundingMode.HALF_EVEN));
    }

    /** Profit of what was both entered and exited, before commission; exact once everything is closed. */
    Money realized(Side side) {
        Quantity matched = entered.min(exited);
        return new Money(part(proceeds, matched, exited)
                .subtract(part(cost, matched, entered))
                .multiply(BigDecimal.valueOf(side.sign())));
    }

    private static BigDecimal part(BigDecimal value, Quantity part, Quantity whole) {
        return part.equals(whole)
                ? value
                : value.multiply(part.value()).divide(whole.value(), DIVISION, RoundingMode.HALF_EVEN);
    }
}
