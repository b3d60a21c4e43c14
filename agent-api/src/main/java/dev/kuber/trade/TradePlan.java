package dev.kuber.trade;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A sized trade: what to open, where it is wrong, where it pays.
 *
 * @param side {@link Side#BUY} for a long position
 * @param entry expected entry price
 * @param stop price at which the idea is wrong
 * @param target1 price at which a part is closed, about 1.5 R
 * @param target2 price at which the rest is closed, about 3 R
 */
public record TradePlan(
        Symbol symbol, Side side, Quantity quantity, Price entry, Price stop, Price target1, Price target2) {

    /** @throws IllegalArgumentException if the stop is not on the losing side or a target not on the winning side */
    public TradePlan {
        int sign = side.sign();
        if (entry.minus(stop).signum() != sign) {
            throw new IllegalArgumentException("stop: a " + (sign > 0 ? "long" : "short") + " trade from " + entry
                    + " needs its stop " + (sign > 0 ? "below" : "above") + " the entry, not at " + stop + ".");
        }
        if (target1.minus(entry).signum() != sign || target2.minus(entry).signum() != sign) {
            throw new IllegalArgumentException("target: a " + (sign > 0 ? "long" : "short") + " trade from " + entry
                    + " needs its targets " + (sign > 0 ? "above" : "below") + " the entry.");
        }
    }

    /** 1 R: what one unit loses between entry and stop. */
    public BigDecimal riskPerUnit() {
        return entry.minus(stop).abs();
    }

    public Money risk() {
        return new Money(riskPerUnit().multiply(quantity.value()));
    }

    /** A price's distance from the entry as a multiple of R, positive in the trade's favour. */
    public BigDecimal multipleOfR(Price price) {
        return price.minus(entry)
                .multiply(BigDecimal.valueOf(side.sign()))
                .divide(riskPerUnit(), 2, RoundingMode.HALF_EVEN);
    }
}
