package dev.kuber.testing;

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
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The orders of {@link FakeBrokerage}: made from requests and changed one component at a time. */
final class FakeOrders {

    private FakeOrders() {}

    static OrderState of(OrderRequest request, int number, Instant now) {
        boolean bracket = request.orderClass() == OrderClass.BRACKET;
        boolean pair = request.orderClass() == OrderClass.OCO;
        var side = bracket ? request.side().opposite() : request.side();
        OrderStatus status = bracket ? OrderStatus.HELD : OrderStatus.NEW;
        var blank = new OrderState(
                new OrderId("b" + number),
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
                OrderStatus.NEW,
                null,
                now,
                List.of());
        if (!bracket && !pair) {
            return blank;
        }
        OrderState stop = leg(blank, side, Role.STOP_LOSS, OrderType.STOP, null, request.stopLoss(), status);
        OrderState target = leg(blank, side, Role.TAKE_PROFIT, OrderType.LIMIT, request.takeProfit(), null, status);
        return withLegs(blank, bracket ? List.of(target, stop) : List.of(stop));
    }

    private static OrderState leg(
            OrderState of,
            Side side,
            Role role,
            OrderType type,
            @Nullable Price limit,
            @Nullable Price stop,
            OrderStatus status) {
        return new OrderState(
                new OrderId(of.id() + "-" + role),
                new ClientOrderId(of.clientId() + "-" + role),
                role,
                of.symbol(),
                side,
                type,
                of.quantity(),
                Quantity.ZERO,
                null,
                limit,
                stop,
                Money.ZERO,
                status,
                null,
                of.updated(),
                List.of());
    }

    static OrderState filled(OrderState o, Quantity filled, Price average, OrderStatus status, Instant now) {
        return new OrderState(
                o.id(),
                o.clientId(),
                o.role(),
                o.symbol(),
                o.side(),
                o.type(),
                o.quantity(),
                filled,
                average,
                o.limit(),
                o.stop(),
                Money.of("0.01").times(filled.value()),
                status,
                null,
                now,
                o.legs());
    }

    static OrderState with(OrderState o, OrderStatus status, @Nullable String reason, Instant now) {
        return copy(o, o.stop(), status, reason, now, o.legs());
    }

    static OrderState withStop(OrderState o, Price stop, Instant now) {
        return copy(o, stop, o.status(), o.reason(), now, o.legs());
    }

    static OrderState withLegs(OrderState o, List<OrderState> legs) {
        return copy(o, o.stop(), o.status(), o.reason(), o.updated(), legs);
    }

    static OrderState rejected(OrderState o, String reason, Instant now) {
        List<OrderState> legs = o.legs().stream()
                .map(leg -> with(leg, OrderStatus.CANCELED, null, now))
                .toList();
        return copy(o, o.stop(), OrderStatus.REJECTED, reason, now, legs);
    }

    /** The order with the changed one in the place of itself or of one of its legs. */
    static OrderState replace(OrderState order, OrderState changed) {
        if (order.clientId().equals(changed.clientId())) {
            return withLegs(changed, order.legs());
        }
        return withLegs(
                order,
                order.legs().stream()
                        .map(leg -> leg.clientId().equals(changed.clientId()) ? changed : leg)
                        .toList());
    }

    private static OrderState copy(
            OrderState o,
            @Nullable Price stop,
            OrderStatus status,
            @Nullable String reason,
            Instant now,
            List<OrderState> legs) {
        return new OrderState(
                o.id(),
                o.clientId(),
                o.role(),
                o.symbol(),
                o.side(),
                o.type(),
                o.quantity(),
                o.filled(),
                o.averagePrice(),
                o.limit(),
                stop,
                o.commission(),
                status,
                reason,
                now,
                legs);
    }

    /** What no open order is to close; the legs of a group share one quantity. */
    static Quantity available(Collection<OrderState> orders, Symbol symbol, Quantity held) {
        Quantity reserved = Quantity.ZERO;
        for (OrderState order : orders) {
            Quantity most = Quantity.ZERO;
            for (OrderState each : order.symbol().equals(symbol) ? order.family() : List.<OrderState>of()) {
                boolean works = each.status() == OrderStatus.NEW || each.status() == OrderStatus.PARTIALLY_FILLED;
                if (works && each.role() != Role.ENTRY && each.remaining().compareTo(most) > 0) {
                    most = each.remaining();
                }
            }
            reserved = reserved.plus(most);
        }
        return held.minus(reserved.min(held));
    }
}
