package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TimeInForce;
import dev.kuber.trade.Trail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the exchange knows of an order, in the terms of Alpaca's order object.
 *
 * @param root id under which the order's group was submitted: its own, or that of the order whose leg or successor it is
 * @param created when it was received
 * @param submitted when it began to work; null while it waits for its session
 * @param updated last change of any kind
 * @param expires end of a day order, else null
 * @param replaces the order whose place it took, else null
 * @param quantity null until the first fill of an order for an amount of money
 * @param highWater best price since a trailing stop was placed, from which its stop follows; else null
 * @param commission paid so far
 * @param legs of a bracket, one-cancels-other or one-triggers-other order, without replaced ones
 * @param reason of its end, as a sentence, else null
 */
public record OrderReport(
        OrderId id,
        ClientOrderId clientId,
        ClientOrderId root,
        Instant created,
        @Nullable Instant submitted,
        Instant updated,
        @Nullable Instant expires,
        @Nullable OrderId replaces,
        @Nullable OrderId replacedBy,
        Symbol symbol,
        @Nullable Quantity quantity,
        @Nullable Money notional,
        Quantity filled,
        @Nullable Price averagePrice,
        Money commission,
        OrderClass orderClass,
        OrderType type,
        Side side,
        TimeInForce timeInForce,
        @Nullable Price limit,
        @Nullable Price stop,
        @Nullable Trail trail,
        @Nullable Price highWater,
        Status status,
        boolean extendedHours,
        Role role,
        List<OrderReport> legs,
        @Nullable String reason) {

    public OrderReport {
        legs = List.copyOf(legs);
    }

    /** Alpaca's order statuses; {@code snake_case} in its JSON. */
    public enum Status {
        NEW,
        PARTIALLY_FILLED,
        FILLED,
        DONE_FOR_DAY,
        CANCELED,
        EXPIRED,
        REPLACED,
        PENDING_CANCEL,
        PENDING_REPLACE,
        ACCEPTED,
        PENDING_NEW,
        ACCEPTED_FOR_BIDDING,
        STOPPED,
        REJECTED,
        SUSPENDED,
        CALCULATED,
        HELD;

        /** Nothing can happen to the order any more. */
        public boolean terminal() {
            return switch (this) {
                case FILLED, CANCELED, EXPIRED, REPLACED, REJECTED -> true;
                default -> false;
            };
        }
    }

    static OrderReport of(OrderSnapshot order, ClientOrderId root, List<OrderReport> legs) {
        OrderState state = order.state();
        OrderTerms terms = order.terms();
        boolean waits = order.queued() && !state.status().terminal();
        boolean unsized = terms.notional() != null && state.filled().isZero();
        return new OrderReport(
                OrderBirth.brokerId(state.clientId()),
                state.clientId(),
                root,
                order.created(),
                order.queued() ? null : order.created(),
                state.updated(),
                order.expires(),
                terms.replaces(),
                order.replacedBy(),
                state.symbol(),
                unsized ? null : state.quantity(),
                terms.notional(),
                state.filled(),
                state.averagePrice(),
                state.commission(),
                terms.orderClass(),
                state.type(),
                state.side(),
                terms.timeInForce(),
                state.limit(),
                state.stop(),
                terms.trail(),
                order.highWater(),
                waits ? Status.ACCEPTED : Status.valueOf(state.status().name()),
                terms.extendedHours(),
                state.role(),
                legs,
                state.reason());
    }

    /** When it was filled completely, else null. */
    public @Nullable Instant filledAt() {
        return when(Status.FILLED);
    }

    public @Nullable Instant canceledAt() {
        return when(Status.CANCELED);
    }

    public @Nullable Instant expiredAt() {
        return when(Status.EXPIRED);
    }

    public @Nullable Instant replacedAt() {
        return when(Status.REPLACED);
    }

    /** When it was rejected, else null. */
    public @Nullable Instant failedAt() {
        return when(Status.REJECTED);
    }

    /** A finished order never changes again, so its last change is its end. */
    private @Nullable Instant when(Status end) {
        return status == end ? updated : null;
    }

    /** This order and its legs. */
    public List<OrderReport> family() {
        var all = new ArrayList<OrderReport>(1 + legs.size());
        all.add(this);
        all.addAll(legs);
        return all;
    }
}
