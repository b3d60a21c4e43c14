package dev.kuber.agents.trade;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.TradePlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a plan becomes orders: one bracket per target, each with the stop of the whole trade. */
final class Brackets {

    private static final String ENTRY = "entry-";
    private static final String PROTECT = "protect-";
    private static final String STOP = "stop-";
    private static final String TAKE = "take-";
    private static final Quantity ONE = Quantity.of(1);
    private static final Quantity SMALLEST = Quantity.of("0.000001");

    private Brackets() {}

    /**
     * The entries of a plan. Their quantities add up to the plan's. What cannot be divided, such as one share, has one
     * target, the first: it is the one that minimum reward/risk is measured at, and a lone second target would leave no
     * exit before it.
     *
     * @param firstPart share of the quantity that leaves at target 1, between 0 and 1
     * @param brackets whether the broker takes entry and protection in one order; otherwise plain entries are given, and
     *     the lifecycle puts protection behind them once they are filled
     */
    static List<OrderRequest> entries(
            String executionId, TradePlan plan, BigDecimal firstPart, boolean limit, boolean brackets) {
        Quantity first = plan.quantity().part(firstPart, increment(plan.quantity()));
        Quantity rest = plan.quantity().minus(first);
        var quantities = new ArrayList<Quantity>();
        if (first.isZero() || rest.isZero() || plan.target1().equals(plan.target2())) {
            quantities.add(plan.quantity());
        } else {
            quantities.add(first);
            quantities.add(rest);
        }
        var entries = new ArrayList<OrderRequest>();
        for (int i = 0; i < quantities.size(); i++) {
            ClientOrderId id = id(executionId, plan, ENTRY + (i + 1));
            Price limitPrice = limit ? plan.entry() : null;
            entries.add(
                    brackets
                            ? OrderRequest.bracket(
                                    id,
                                    plan.symbol(),
                                    plan.side(),
                                    quantities.get(i),
                                    limitPrice,
                                    target(plan, i),
                                    plan.stop())
                            : plain(id, plan, quantities.get(i), limitPrice));
        }
        return entries;
    }

    /**
     * The stop, and where the broker takes both in one order the target, for a part of a lot that has none.
     *
     * @param number tells the orders of a trade apart
     */
    static OrderRequest protection(Lot lot, Quantity quantity, Price stop, int number, Scene scene) {
        TradePlan plan = lot.plan();
        Side side = plan.side().opposite();
        if (scene.can().oneCancelsOther() && scene.can().stopOrders()) {
            return OrderRequest.oco(
                    id(scene.executionId(), plan, PROTECT + number), plan.symbol(), side, quantity, lot.target(), stop);
        }
        var id = id(scene.executionId(), plan, STOP + lot.number() + "-" + number);
        return scene.can().stopOrders()
                ? OrderRequest.stop(id, plan.symbol(), side, quantity, stop)
                : OrderRequest.simple(
                        id,
                        plan.symbol(),
                        side,
                        quantity,
                        OrderType.STOP_LIMIT,
                        stopLimit(plan.side(), stop, scene.care().slack()),
                        stop,
                        PositionIntent.CLOSE);
    }

    /** The worst price that a stop-limit accepts once it is triggered. */
    private static Price stopLimit(Side trade, Price stop, BigDecimal slack) {
        BigDecimal distance = stop.value().multiply(slack);
        return trade == Side.BUY
                ? stop.minus(distance).toTick(RoundingMode.FLOOR)
                : stop.plus(distance).toTick(RoundingMode.CEILING);
    }

    /** Closes a lot at its target, where no order at the broker does. */
    static OrderRequest take(Lot lot, Quantity quantity, int number, Scene scene) {
        return OrderRequest.market(
                id(scene.executionId(), lot.plan(), TAKE + lot.number() + "-" + number),
                lot.plan().symbol(),
                lot.plan().side().opposite(),
                quantity,
                PositionIntent.CLOSE);
    }

    /** Which lot of the plan an order opens, protects or closes, counted from 1; 0 for none. */
    static int lot(OrderRequest request, TradePlan plan) {
        String leg = leg(request);
        if (leg.startsWith(ENTRY)) {
            return Integer.parseInt(leg, ENTRY.length(), leg.length(), 10);
        }
        if (leg.startsWith(PROTECT)) {
            return Objects.equals(request.takeProfit(), plan.target1()) ? 1 : 2;
        }
        int name = leg.startsWith(STOP) ? STOP.length() : leg.startsWith(TAKE) ? TAKE.length() : -1;
        return name < 0 ? 0 : Integer.parseInt(leg, name, leg.indexOf('-', name), 10);
    }

    /** Whether the order closes a lot at a target that no order at the broker closes. */
    static boolean takes(OrderRequest request) {
        return leg(request).startsWith(TAKE);
    }

    /** The number of the next order beside these, higher than any before it. */
    static int next(List<OrderRequest> orders) {
        int last = 0;
        for (OrderRequest order : orders) {
            String leg = leg(order);
            if (!leg.startsWith(ENTRY)) {
                last = Math.max(last, Integer.parseInt(leg, leg.lastIndexOf('-') + 1, leg.length(), 10));
            }
        }
        return last + 1;
    }

    private static String leg(OrderRequest request) {
        String id = request.id().value();
        return id.substring(id.lastIndexOf('.') + 1);
    }

    private static ClientOrderId id(String executionId, TradePlan plan, String leg) {
        return ClientOrderId.derived(executionId, plan.symbol(), leg);
    }

    static OrderRequest close(String executionId, TradePlan plan, int number, Quantity quantity) {
        return OrderRequest.market(
                id(executionId, plan, "close-" + number),
                plan.symbol(),
                plan.side().opposite(),
                quantity,
                PositionIntent.CLOSE);
    }

    /** The price at which the entry with this index takes its profit. */
    static Price target(TradePlan plan, int entry) {
        return entry == 0 ? plan.target1() : plan.target2();
    }

    /** Whole units where the quantity is whole, millionths otherwise. */
    private static Quantity increment(Quantity quantity) {
        return quantity.value().scale() <= 0 ? ONE : SMALLEST;
    }

    private static OrderRequest plain(ClientOrderId id, TradePlan plan, Quantity quantity, @Nullable Price limit) {
        return OrderRequest.simple(
                id,
                plan.symbol(),
                plan.side(),
                quantity,
                limit == null ? OrderType.MARKET : OrderType.LIMIT,
                limit,
                null,
                PositionIntent.OPEN);
    }
}
