package dev.kuber.platform.orders;

import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as it was written down before it was sent, with the last that is known of it.
 *
 * @param state what the broker said last; {@link dev.kuber.trade.OrderStatus#UNKNOWN} before it said anything
 * @param attemptedAt when it was last about to be sent, by the wall clock; null if never
 * @param writtenAt time of its market at which it was written down
 */
public record OrderIntent(
        OrderOrigin origin,
        OrderRequest request,
        OrderState state,
        @Nullable Instant attemptedAt,
        Instant writtenAt) {

    /** An order that nobody has tried to send yet. */
    public static OrderIntent of(OrderOrigin origin, OrderRequest request, Instant at) {
        return new OrderIntent(origin, request, OrderState.unknown(request, at, "It has not been sent yet."), null, at);
    }

    OrderIntent with(OrderState other) {
        return new OrderIntent(origin, request, other, attemptedAt, writtenAt);
    }

    OrderIntent attempted(Instant wallTime) {
        return new OrderIntent(origin, request, state, wallTime, writtenAt);
    }
}
