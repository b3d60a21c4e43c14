package dev.kuber.platform.orders;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders for tests. */
final class OrderSamples {

    static final Symbol ACME = Symbol.of("ACME");
    static final Instant START = Instant.parse("2026-03-02T14:30:00.123456Z");
    static final UUID OWNER = UUID.nameUUIDFromBytes(new byte[] {1});

    private OrderSamples() {}

    static OrderOrigin origin(String executionId, String account) {
        return new OrderOrigin(OWNER.toString(), "p1", 3, executionId, account);
    }

    static OrderRequest entry(String id) {
        return OrderRequest.bracket(
                new ClientOrderId(id), ACME, Side.BUY, Quantity.of(10), null, Price.of("110"), Price.of("95"));
    }

    static OrderRequest exit(String id) {
        return OrderRequest.market(new ClientOrderId(id), ACME, Side.SELL, Quantity.of(10), PositionIntent.CLOSE);
    }

    static OrderIntent intent(OrderRequest request, String account) {
        String id = request.id().value();
        int end = id.indexOf('.');
        return OrderIntent.of(origin(end < 0 ? "e" : id.substring(0, end), account), request, START);
    }

    /** A bracket as its broker shows it. */
    static OrderState bracket(
            String id, OrderStatus entry, long filled, OrderStatus target, OrderStatus stop, int second) {
        List<OrderState> legs = List.of(
                leg(id, "tp", Role.TAKE_PROFIT, target, target == OrderStatus.FILLED ? 10 : 0, second),
                leg(id, "sl", Role.STOP_LOSS, stop, stop == OrderStatus.FILLED ? 10 : 0, second));
        return state(id, "broker-" + id, Role.ENTRY, Side.BUY, entry, filled, second, legs);
    }

    static OrderState working(String id, int second) {
        return bracket(id, OrderStatus.NEW, 0, OrderStatus.HELD, OrderStatus.HELD, second);
    }

    static OrderState simple(String id, @Nullable String brokerId, OrderStatus status, long filled, int second) {
        return state(id, brokerId, Role.EXIT, Side.SELL, status, filled, second, List.of());
    }

    static OrderState rejected(String id, @Nullable String brokerId) {
        return state(id, brokerId, Role.ENTRY, Side.BUY, OrderStatus.REJECTED, 0, 0, List.of());
    }

    private static OrderState leg(String id, String leg, Role role, OrderStatus status, long filled, int second) {
        return state(id + "." + leg, "broker-" + id + leg, role, Side.SELL, status, filled, second, List.of());
    }

    private static OrderState state(
            String id,
            @Nullable String brokerId,
            Role role,
            Side side,
            OrderStatus status,
            long filled,
            int second,
            List<OrderState> legs) {
        return new OrderState(
                brokerId == null ? null : new OrderId(brokerId),
                new ClientOrderId(id),
                role,
                ACME,
                side,
                OrderType.MARKET,
                Quantity.of(10),
                Quantity.of(filled),
                filled == 0 ? null : Price.of("100"),
                null,
                role == Role.STOP_LOSS ? Price.of("95") : null,
                Money.ZERO,
                status,
                status == OrderStatus.REJECTED ? "No." : null,
                START.plusSeconds(second),
                legs);
    }
}
