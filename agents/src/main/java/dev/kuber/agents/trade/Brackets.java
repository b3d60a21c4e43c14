package dev.kuber.agents.trade;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TradePlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a plan becomes orders: one bracket per target, each with the stop of the whole trade. */
final class Brackets {

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
            var id = ClientOrderId.derived(executionId, plan.symbol(), "entry-" + (i + 1));
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

    /** Take-profit and stop-loss for a quantity that has lost or never had them. */
    static OrderRequest protection(
            String executionId, TradePlan plan, int number, Quantity quantity, Price target, Price stop) {
        return OrderRequest.oco(
                ClientOrderId.derived(executionId, plan.symbol(), "protect-" + number),
                plan.symbol(),
                plan.side().opposite(),
                quantity,
                target,
                stop);
    }

    static OrderRequest close(String executionId, TradePlan plan, int number, Quantity quantity) {
        return OrderRequest.market(
                ClientOrderId.derived(executionId, plan.symbol(), "close-" + number),
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
