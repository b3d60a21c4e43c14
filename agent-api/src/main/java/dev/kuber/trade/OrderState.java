package dev.kuber.trade;

import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the broker says of an order.
 *
 * @param id the broker's id; null while {@link OrderStatus#UNKNOWN}
 * @param clientId our id; a leg carries the one its broker gave it
 * @param role what the order does in its group
 * @param filled quantity filled so far
 * @param averagePrice average fill price, null while nothing is filled
 * @param commission paid so far
 * @param reason of a rejection, cancellation or unknown outcome, as a sentence
 * @param updated when the status last changed, in the broker's time
 * @param legs take-profit and stop-loss of a bracket or one-cancels-other
 */
public record OrderState(
        @Nullable OrderId id,
        ClientOrderId clientId,
        Role role,
        Symbol symbol,
        Side side,
        OrderType type,
        Quantity quantity,
        Quantity filled,
        @Nullable Price averagePrice,
        @Nullable Price limit,
        @Nullable Price stop,
        Money commission,
        OrderStatus status,
        @Nullable String reason,
        Instant updated,
        List<OrderState> legs) {

    public OrderState {
        legs = List.copyOf(legs);
    }

    /** An order that never worked, for this reason: it was not sent, or the broker did not take it. */
    public static OrderState rejected(OrderRequest request, Instant at, String why) {
        return unfilled(request, OrderStatus.REJECTED, at, why);
    }

    /** An order whose fate is not known. */
    public static OrderState unknown(OrderRequest request, Instant at, String why) {
        return unfilled(request, OrderStatus.UNKNOWN, at, why);
    }

    private static OrderState unfilled(OrderRequest request, OrderStatus status, Instant at, String why) {
        return new OrderState(
                null,
                request.id(),
                request.role(),
                request.symbol(),
                request.side(),
                request.type(),
                request.quantity(),
                Quantity.ZERO,
                null,
                request.limit(),
                request.stop(),
                Money.ZERO,
                status,
                why,
                at,
                List.of());
    }

    /** The leg that plays this role and is not superseded; for an order without legs, the order itself if it does. */
    public Optional<OrderState> leg(Role wanted) {
        for (OrderState leg : family()) {
            if (leg.role == wanted && leg.status != OrderStatus.REPLACED) {
                return Optional.of(leg);
            }
        }
        return Optional.empty();
    }

    /** This order and its legs. */
    public List<OrderState> family() {
        if (legs.isEmpty()) {
            return List.of(this);
        }
        return new Family(this);
    }

    /** An order before its legs, without a copy: it is walked at every look at a position. */
    private static final class Family extends AbstractList<OrderState> {
        private final OrderState order;

        Family(OrderState order) {
            this.order = order;
        }

        @Override
        public OrderState get(int index) {
            return index == 0 ? order : order.legs.get(index - 1);
        }

        @Override
        public int size() {
            return 1 + order.legs.size();
        }
    }

    /** The same order with these legs. */
    public OrderState withLegs(List<OrderState> others) {
        return new OrderState(
                id,
                clientId,
                role,
                symbol,
                side,
                type,
                quantity,
                filled,
                averagePrice,
                limit,
                stop,
                commission,
                status,
                reason,
                updated,
                others);
    }

    public Quantity remaining() {
        return quantity.minus(filled);
    }

    /** Nothing can happen to this order or a leg any more. */
    public boolean finished() {
        return status.terminal() && legsFinished();
    }

    private boolean legsFinished() {
        for (OrderState leg : legs) {
            if (!leg.finished()) {
                return false;
            }
        }
        return true;
    }

    /** What an order does in its group. */
    public enum Role {
        ENTRY,
        TAKE_PROFIT,
        STOP_LOSS,
        /** Closes at market. */
        EXIT
    }
}
