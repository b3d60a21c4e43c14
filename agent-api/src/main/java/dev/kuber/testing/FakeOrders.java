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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
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
        return blank.withLegs(bracket ? List.of(target, stop) : List.of(stop));
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

    /** The order with one more fill. */
    static OrderState filled(OrderState o, Quantity more, Price price, Instant now) {
        Quantity filled = o.filled().plus(more);
        BigDecimal before = o.averagePrice() == null
                ? BigDecimal.ZERO
                : o.averagePrice().times(o.filled()).value();
        BigDecimal value = before.add(price.times(more).value());
        var average = new Price(value.divide(filled.value(), 10, RoundingMode.HALF_EVEN));
        OrderStatus status = filled.equals(o.quantity()) ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
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
        return copy(o, status, reason, now, o.legs());
    }

    static OrderState rejected(OrderState o, String reason, Instant now) {
        List<OrderState> legs = o.legs().stream()
                .map(leg -> with(leg, OrderStatus.CANCELED, null, now))
                .toList();
        return copy(o, OrderStatus.REJECTED, reason, now, legs);
    }

    /** The order with the changed one in the place of itself or of one of its legs. */
    static OrderState replace(OrderState order, OrderState changed) {
        if (order.clientId().equals(changed.clientId())) {
            return changed.withLegs(order.legs());
        }
        return order.withLegs(order.legs().stream()
                .map(leg -> leg.clientId().equals(changed.clientId()) ? changed : leg)
                .toList());
    }

    private static OrderState copy(
            OrderState o, OrderStatus status, @Nullable String reason, Instant now, List<OrderState> legs) {
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
                o.stop(),
                o.commission(),
                status,
                reason,
                now,
                legs);
    }

    /** The order that takes the place of one whose stop is moved, under another id. */
    static OrderState moved(OrderState o, OrderId id, ClientOrderId as, Price stop, Instant now) {
        return new OrderState(
                id,
                as,
                o.role(),
                o.symbol(),
                o.side(),
                o.type(),
                o.remaining(),
                Quantity.ZERO,
                null,
                o.limit(),
                stop,
                Money.ZERO,
                o.status() == OrderStatus.PARTIALLY_FILLED ? OrderStatus.NEW : o.status(),
                null,
                now,
                List.of());
    }
}
