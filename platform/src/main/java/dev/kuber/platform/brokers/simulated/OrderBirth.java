package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the orders of a ticket: the entry and its held legs, or the two legs of a one-cancels-other, of which the
 * take-profit keeps the ticket's id. Legs are named after it with {@code .tp} and {@code .sl}.
 *
 * @param quantity ordered; for an amount of money what it buys at the latest price
 * @param now time of the submission
 * @param span when it works
 */
record OrderBirth(OrderTicket ticket, Quantity quantity, Instant now, Sessions.Span span) {

    private static final String PREFIX = "sim-";
    private static final String TARGET = ".tp";
    private static final String STOP = ".sl";
    static final int LONGEST_PARENT = 128 - TARGET.length();

    static OrderId brokerId(ClientOrderId id) {
        return new OrderId(PREFIX + id);
    }

    /** The order behind an id of this exchange; empty when the id is not of its making. */
    static @Nullable ClientOrderId clientId(OrderId id) {
        String value = id.value();
        boolean ours =
                value.startsWith(PREFIX) && value.length() > PREFIX.length() && value.length() <= PREFIX.length() + 128;
        return ours ? new ClientOrderId(value.substring(PREFIX.length())) : null;
    }

    /** The order behind an id that is of this exchange's making. */
    static ClientOrderId named(OrderId id) {
        return Objects.requireNonNull(clientId(id));
    }

    OrderGroup rejected(String reason) {
        OrderState state = root(ticket.role(false), ticket.limit(), OrderStatus.REJECTED, reason);
        return new OrderGroup(order(state, false, Money.ZERO), List.of());
    }

    OrderGroup admitted(boolean closing, Money hold) {
        Role role = ticket.role(closing);
        if (ticket.orderClass() == OrderClass.OCO) {
            OrderState target = root(role, ticket.takeProfit(), OrderStatus.NEW, null);
            OrderState stop = stopLeg(ticket.side(), OrderStatus.NEW);
            return new OrderGroup(order(target, true, Money.ZERO), List.of(order(stop, true, Money.ZERO)));
        }
        Order root = order(root(role, ticket.limit(), OrderStatus.NEW, null), closing, hold);
        Side exit = ticket.side().opposite();
        var legs = new ArrayList<Order>(2);
        if (ticket.takeProfit() != null) {
            legs.add(order(targetLeg(exit), true, Money.ZERO));
        }
        if (ticket.stopLoss() != null) {
            legs.add(order(stopLeg(exit, OrderStatus.HELD), true, Money.ZERO));
        }
        return new OrderGroup(root, ticket.orderClass() == OrderClass.SIMPLE ? List.of() : legs);
    }

    private OrderState root(Role role, @Nullable Price limit, OrderStatus status, @Nullable String reason) {
        OrderType type = ticket.orderClass() == OrderClass.OCO ? OrderType.LIMIT : ticket.type();
        return state(ticket.clientId(), role, ticket.side(), type, limit, ticket.stop(), status, reason);
    }

    private OrderState targetLeg(Side side) {
        return state(
                leg(TARGET),
                Role.TAKE_PROFIT,
                side,
                OrderType.LIMIT,
                ticket.takeProfit(),
                null,
                OrderStatus.HELD,
                null);
    }

    private OrderState stopLeg(Side side, OrderStatus status) {
        OrderType type = ticket.stopLossLimit() == null ? OrderType.STOP : OrderType.STOP_LIMIT;
        return state(leg(STOP), Role.STOP_LOSS, side, type, ticket.stopLossLimit(), ticket.stopLoss(), status, null);
    }

    private ClientOrderId leg(String suffix) {
        return new ClientOrderId(ticket.clientId() + suffix);
    }

    private OrderState state(
            ClientOrderId id,
            Role role,
            Side side,
            OrderType type,
            @Nullable Price limit,
            @Nullable Price stop,
            OrderStatus status,
            @Nullable String reason) {
        return new OrderState(
                brokerId(id),
                id,
                role,
                ticket.symbol(),
                side,
                type,
                quantity,
                Quantity.ZERO,
                null,
                limit,
                stop,
                Money.ZERO,
                status,
                reason,
                now,
                List.of());
    }

    private Order order(OrderState state, boolean closing, Money hold) {
        boolean root = state.clientId().equals(ticket.clientId());
        var terms = new OrderTerms(
                ticket.orderClass(),
                ticket.timeInForce(),
                ticket.extendedHours(),
                ticket.notional(),
                root ? ticket.trail() : null,
                null,
                state.clientId());
        return new Order(OrderSnapshot.received(state, terms, closing, hold, span.since(), span.expires()));
    }
}
