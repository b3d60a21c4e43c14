package dev.kuber.agents.trade;

import dev.kuber.port.Brokerage.Capabilities;
import dev.kuber.port.PositionRegistry;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.Price;
import dev.kuber.trade.Side;
import dev.kuber.trade.TradePlan;
import java.util.List;
import java.util.Optional;

/** Whether a trade may be opened beside what is in the account already. Pure. */
final class PreTradeCheck {

    private PreTradeCheck() {}

    /**
     * Why the trade must not be opened; empty when it may.
     *
     * @param own positions of this pipeline, of other executions
     * @param openOrders orders in the symbol that work, of everybody
     * @param holdings what the account holds, of everybody
     */
    static Optional<String> refusal(
            TradePlan plan,
            List<PositionRegistry.Entry> own,
            List<OrderState> openOrders,
            List<Holding> holdings,
            Capabilities broker,
            boolean pyramiding) {
        if (plan.side() == Side.SELL && !broker.shortSelling()) {
            return Optional.of("the broker does not sell short in this account");
        }
        if (plan.quantity().value().scale() > 0 && !broker.fractionalQuantities()) {
            return Optional.of("the broker trades whole units only, not " + plan.quantity());
        }
        for (PositionRegistry.Entry entry : own) {
            TradePlan other = entry.position().plan();
            if (entry.position().live() && other.symbol().equals(plan.symbol())) {
                if (other.side() != plan.side()) {
                    return Optional.of("this pipeline holds the opposite position in " + plan.symbol());
                }
                if (!pyramiding) {
                    return Optional.of(
                            "this pipeline has a position in " + plan.symbol() + " already and pyramiding is off");
                }
            }
        }
        return refusal(plan, openOrders, holdings, pyramiding);
    }

    /** Why a trade that has waited must not be opened any more: the price went past its stop or its first target. */
    static Optional<String> moved(TradePlan plan, Price price) {
        int sign = plan.side().sign();
        if (price.minus(plan.stop()).signum() * sign <= 0) {
            return Optional.of("the price of $" + price + " has passed the stop of $" + plan.stop());
        }
        return price.minus(plan.target1()).signum() * sign >= 0
                ? Optional.of("the price of $" + price + " has passed target 1 of $" + plan.target1())
                : Optional.empty();
    }

    private static Optional<String> refusal(
            TradePlan plan, List<OrderState> openOrders, List<Holding> holdings, boolean pyramiding) {
        for (Holding holding : holdings) {
            if (holding.symbol().equals(plan.symbol()) && holding.quantity().isPositive()) {
                String held = holding.quantity() + " " + plan.symbol();
                if (holding.side() != plan.side()) {
                    return Optional.of("the account holds the opposite position, "
                            + (holding.side() == Side.SELL ? "short " : "") + held);
                }
                if (!pyramiding) {
                    return Optional.of("the account holds " + held + " already and pyramiding is off");
                }
            }
        }
        for (OrderState order : openOrders) {
            boolean entry = order.role() == Role.ENTRY && !order.status().terminal();
            if (entry && order.side() != plan.side()) {
                return Optional.of("an order in the opposite direction works in " + plan.symbol());
            }
            if (!pyramiding) {
                return Optional.of("another order works in " + plan.symbol() + " and pyramiding is off");
            }
        }
        return Optional.empty();
    }
}
