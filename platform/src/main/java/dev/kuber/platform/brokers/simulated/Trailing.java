package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Price;
import dev.kuber.trade.Side;
import dev.kuber.trade.Trail;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/** Where a trailing stop lies: at its distance from the best price, rounded away from the market to a tick. */
final class Trailing {

    private Trailing() {}

    /** @param best highest price since a sell order, lowest since a buy order */
    static Price stop(Trail trail, Price best, Side side) {
        BigDecimal distance = trail.amount() != null
                ? trail.amount()
                : best.value().multiply(Objects.requireNonNull(trail.percent())).movePointLeft(2);
        boolean sells = side == Side.SELL;
        BigDecimal stop = sells ? best.value().subtract(distance) : best.value().add(distance);
        return new Price(stop.max(BigDecimal.ZERO)).toTick(sells ? RoundingMode.DOWN : RoundingMode.UP);
    }
}
