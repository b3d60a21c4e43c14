package dev.kuber.agents.trade;

import dev.kuber.testing.AgentTester;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may have become of the orders of a trade at the broker, as states to be put before the sweep. */
final class BrokerStates {

    private BrokerStates() {}

    /** What became of an entry that was written down. */
    enum EntryIs {
        ABSENT,
        NEW,
        PARTIAL,
        FILLED,
        ENDED_EMPTY,
        ENDED_PARTIAL,
        REJECTED
    }

    /** What became of the stop and the target behind an entry, once that is filled. */
    enum Legs {
        RESTING,
        HELD_BACK,
        STOP_LOST,
        TARGET_LOST,
        BOTH_LOST,
        STOP_PARTIAL,
        TARGET_PARTIAL,
        STOP_FILLED,
        TARGET_FILLED,
        BOTH_FILLED,
        STOP_SMALLER
    }

    /** One entry and what is behind it. */
    record Lane(EntryIs entry, Legs legs) {}

    static void place(Trading trading, OrderRequest request, Lane lane) {
        if (lane.entry() == EntryIs.ABSENT) {
            return;
        }
        Quantity all = request.quantity();
        boolean bracket = request.orderClass() == OrderClass.BRACKET;
        OrderState entry = switch (lane.entry()) {
            case ABSENT, NEW -> order(request, "", Role.ENTRY, OrderStatus.NEW, all, 0);
            case PARTIAL -> order(request, "", Role.ENTRY, OrderStatus.PARTIALLY_FILLED, all, 20);
            case FILLED -> order(request, "", Role.ENTRY, OrderStatus.FILLED, all, 60);
            case ENDED_EMPTY -> order(request, "", Role.ENTRY, OrderStatus.EXPIRED, all, 0);
            case ENDED_PARTIAL -> order(request, "", Role.ENTRY, OrderStatus.CANCELED, all, 20);
            case REJECTED -> order(request, "", Role.ENTRY, OrderStatus.REJECTED, all, 0);
        };
        trading.broker.place(bracket ? entry.withLegs(legs(request, lane)) : entry);
    }

    private static List<OrderState> legs(OrderRequest request, Lane lane) {
        OrderStatus before = lane.entry() == EntryIs.FILLED
                ? OrderStatus.NEW
                : lane.entry() == EntryIs.NEW || lane.entry() == EntryIs.PARTIAL
                        ? OrderStatus.HELD
                        : OrderStatus.CANCELED;
        return switch (lane.legs()) {
            case RESTING -> legs(request, before, 0, before, 0, 60);
            case HELD_BACK -> legs(request, OrderStatus.HELD, 0, OrderStatus.HELD, 0, 60);
            case STOP_LOST -> legs(request, OrderStatus.NEW, 0, OrderStatus.REJECTED, 0, 60);
            case TARGET_LOST -> legs(request, OrderStatus.CANCELED, 0, OrderStatus.NEW, 0, 60);
            case BOTH_LOST -> legs(request, OrderStatus.CANCELED, 0, OrderStatus.CANCELED, 0, 60);
            case STOP_PARTIAL -> legs(request, OrderStatus.CANCELED, 0, OrderStatus.PARTIALLY_FILLED, 25, 60);
            case TARGET_PARTIAL -> legs(request, OrderStatus.PARTIALLY_FILLED, 25, OrderStatus.NEW, 0, 35);
            case STOP_FILLED -> legs(request, OrderStatus.CANCELED, 0, OrderStatus.FILLED, 60, 60);
            case TARGET_FILLED -> legs(request, OrderStatus.FILLED, 60, OrderStatus.CANCELED, 0, 60);
            case BOTH_FILLED -> legs(request, OrderStatus.FILLED, 60, OrderStatus.FILLED, 60, 60);
            case STOP_SMALLER -> legs(request, OrderStatus.NEW, 0, OrderStatus.NEW, 0, 30);
        };
    }

    private static List<OrderState> legs(
            OrderRequest request, OrderStatus target, int paid, OrderStatus stop, int stopped, int stops) {
        return List.of(
                order(request, "-target", Role.TAKE_PROFIT, target, request.quantity(), paid),
                order(request, "-stop", Role.STOP_LOSS, stop, Quantity.of(stops), stopped));
    }

    static OrderState order(
            OrderRequest request, String suffix, Role role, OrderStatus status, Quantity quantity, int filled) {
        boolean entry = role == Role.ENTRY || role == Role.EXIT;
        boolean stop = role == Role.STOP_LOSS;
        Side side = entry ? request.side() : request.side().opposite();
        @Nullable Price price = filled == 0 ? null : Price.of("187.00");
        return new OrderState(
                new OrderId(request.id() + suffix),
                new ClientOrderId(request.id() + suffix),
                role,
                request.symbol(),
                side,
                entry ? request.type() : stop ? OrderType.STOP : OrderType.LIMIT,
                quantity,
                Quantity.of(filled),
                price,
                role == Role.TAKE_PROFIT ? request.takeProfit() : null,
                stop ? request.stopLoss() : null,
                Money.ZERO,
                status,
                status == OrderStatus.REJECTED ? "no" : null,
                AgentTester.START,
                List.of());
    }
}
