package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderState;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of an order.
 *
 * @param sequence number of the change in its account, without gaps
 * @param event what happened
 * @param root the order as it was submitted; the order itself unless it is a leg or a successor
 * @param order what changed, as it stands after the change, without its legs
 * @param report the same in the exchange's own terms, without its legs
 * @param fill what was filled, else null
 * @param position what the account holds of the symbol after the change, negative when short
 * @param at when it happened
 */
public record OrderUpdate(
        long sequence,
        Event event,
        ClientOrderId root,
        OrderState order,
        OrderReport report,
        @Nullable Fill fill,
        BigDecimal position,
        Instant at) {

    /** The events of Alpaca's {@code trade_updates} stream that this exchange has; {@code snake_case} in its JSON. */
    public enum Event {
        /** Works now: after it was received, when its session begins, or when the entry it waited for was filled. */
        NEW,
        /** Received and waiting for its session. */
        ACCEPTED,
        FILL,
        PARTIAL_FILL,
        CANCELED,
        EXPIRED,
        REPLACED,
        REJECTED,
        /** A leg gave a part of its quantity to the other one, which was filled in part. */
        RESTATED
    }
}
