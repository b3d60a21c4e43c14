package dev.kuber.trade;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Distance of a trailing stop from the best price since the order; exactly one of the two is given.
 *
 * @param amount in the currency of the price
 * @param percent of the best price
 */
public record Trail(@Nullable BigDecimal amount, @Nullable BigDecimal percent) {

    /** @throws IllegalArgumentException if not exactly one distance above zero is given */
    public Trail {
        if ((amount == null) == (percent == null)) {
            throw new IllegalArgumentException("trail: give either an amount or a percentage.");
        }
        BigDecimal distance = amount == null ? percent : amount;
        if (distance != null && distance.signum() <= 0) {
            throw new IllegalArgumentException("trail: the distance of a trailing stop is above zero.");
        }
    }

    public static Trail amount(String amount) {
        return new Trail(new BigDecimal(amount), null);
    }

    public static Trail percent(String percent) {
        return new Trail(null, new BigDecimal(percent));
    }
}
