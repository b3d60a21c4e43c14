package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the orders of a request: the entry and its held legs, or the two legs of a one-cancels-other, of which the
 * take-profit keeps the request's id. Legs are named after it with {@code .tp} and {@code .sl}.
 *
 * @param now time of the submission
 * @param expires end of the session for a day order, else null
 */
record OrderBirth(
        OrderRequest request, Instant now, @Nullable Instant expires) {

    private static final String PREFIX = "sim-";
    private static final String TARGET = ".tp";
    private static final String STOP = ".sl";

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

    /** The ids under which the order with this id, or the order whose leg it is, may have been submitted. */
    static List<ClientOrderId> roots(ClientOrderId id) {
        String value = id.value();
        boolean leg = (value.endsWith(TARGET) || value.endsWith(STOP)) && value.length() > TARGET.length();
        return leg ? List.of(id, new ClientOrderId(value.substring(0, value.length() - TARGET.length()))) : List.of(id);
    }

    OrderGroup rejected(String reason) {
        Role role = request.orderClass() == OrderClass.OCO ? Role.TAKE_PROFIT : Role.ENTRY;
        OrderState state = state(request.id(), role, request.side(), request.type(), request.limit(), request.stop());
        return new OrderGroup(order(ended(state, reason), false, Money.ZERO), List.of());
    }

    OrderGroup admitted(boolean closing, Money hold) {
        return switch (request.orderClass()) {
            case SIMPLE -> new OrderGroup(order(entry(), closing, hold), List.of());
            case OTO -> throw new IllegalArgumentException("one-triggers-other orders are refused at admission");
            case BRACKET -> {
                Side exit = request.side().opposite();
                OrderState target = held(leg(TARGET, Role.TAKE_PROFIT, exit, OrderType.LIMIT));
                OrderState stop = held(leg(STOP, Role.STOP_LOSS, exit, OrderType.STOP));
                yield new OrderGroup(
                        order(entry(), false, hold),
                        List.of(order(target, true, Money.ZERO), order(stop, true, Money.ZERO)));
            }
            case OCO -> {
                OrderState target = state(
                        request.id(), Role.TAKE_PROFIT, request.side(), OrderType.LIMIT, request.takeProfit(), null);
                OrderState stop = leg(STOP, Role.STOP_LOSS, request.side(), OrderType.STOP);
                yield new OrderGroup(order(target, true, Money.ZERO), List.of(order(stop, true, Money.ZERO)));
            }
        };
    }

    private OrderState entry() {
        return state(request.id(), Role.ENTRY, request.side(), request.type(), request.limit(), request.stop());
    }

    private OrderState leg(String suffix, Role role, Side side, OrderType type) {
        var id = new ClientOrderId(request.id() + suffix);
        return type == OrderType.LIMIT
                ? state(id, role, side, type, request.takeProfit(), null)
                : state(id, role, side, type, null, request.stopLoss());
    }

    private OrderState state(
            ClientOrderId id, Role role, Side side, OrderType type, @Nullable Price limit, @Nullable Price stop) {
        return new OrderState(
                brokerId(id),
                id,
                role,
                request.symbol(),
                side,
                type,
                request.quantity(),
                Quantity.ZERO,
                null,
                limit,
                stop,
                Money.ZERO,
                OrderStatus.NEW,
                null,
                now,
                List.of());
    }

    private static OrderState held(OrderState state) {
        return with(state, OrderStatus.HELD, null);
    }

    private static OrderState ended(OrderState state, String reason) {
        return with(state, OrderStatus.REJECTED, reason);
    }

    private static OrderState with(OrderState state, OrderStatus status, @Nullable String reason) {
        return new OrderState(
                state.id(),
                state.clientId(),
                state.role(),
                state.symbol(),
                state.side(),
                state.type(),
                state.quantity(),
                state.filled(),
                state.averagePrice(),
                state.limit(),
                state.stop(),
                state.commission(),
                status,
                reason,
                state.updated(),
                List.of());
    }

    private Order order(OrderState state, boolean closing, Money hold) {
        return new Order(new OrderSnapshot(state, closing, Money.ZERO, hold, now, expires, false, null, null));
    }
}
