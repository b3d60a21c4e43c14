package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Money;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import java.math.RoundingMode;

/** Quantities that amounts of money buy. */
final class Amounts {

    private static final int QUANTITY_DECIMALS = 9;

    private Amounts() {}

    /** The most that costs no more than this, to nine decimals; zero at a price of zero. */
    static Quantity quantity(Money amount, Price price) {
        return price.value().signum() == 0
                ? Quantity.ZERO
                : new Quantity(amount.value().divide(price.value(), QUANTITY_DECIMALS, RoundingMode.DOWN));
    }
}
