package dev.kuber.agents.trade;

import dev.kuber.port.Brokerage.Capabilities;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a transition of a position.
 *
 * @param executionId part of the ids of new orders
 * @param can what the broker can do with the symbol
 * @param giveUp why the entry must not go on, or null while it may
 * @param close why somebody wants the position closed, or null
 * @param inFlight until when an order that the broker has not seen may still arrive there; null when there is none
 * @param mine what this trade may still close: what no other order is to close already
 * @param price the last price; null when nobody knows it or it does not matter
 * @param crossed levels that the price has reached since the last look
 * @param alarmed whether the trader has been told to look at it
 */
record Scene(
        String executionId,
        Care care,
        Capabilities can,
        @Nullable String giveUp,
        @Nullable Exit close,
        @Nullable Instant inFlight,
        Quantity mine,
        @Nullable Price price,
        Set<Price> crossed,
        boolean alarmed,
        Instant now) {

    /**
     * How a position is looked after.
     *
     * @param breakeven whether target 1 moves the stop of the rest to the entry
     * @param protectWithin how long a stop may be unproven before it is put back, and again before it is an alarm
     * @param hold whether a position that cannot be protected is held rather than closed
     * @param slack of a stop-limit's limit below its stop, as a fraction of the stop
     */
    record Care(boolean breakeven, Duration protectWithin, boolean hold, BigDecimal slack) {}

    /** Why a position is to be closed. */
    record Exit(ExitReason reason, String why) {}

    /** Whether the price is at the level or beyond it, in the trade's favour for {@code side}. */
    boolean reached(Price level, Side side) {
        return crossed.contains(level) || (price != null && price.minus(level).signum() * side.sign() >= 0);
    }

    /** Whether the price is at the level or beyond it, against a trade on {@code side}. */
    boolean passed(Price level, Side side) {
        return price != null && level.minus(price).signum() * side.sign() >= 0;
    }
}
