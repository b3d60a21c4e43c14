package dev.kuber.platform.brokers.simulated;

import dev.kuber.platform.brokers.simulated.Refusal.Kind;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Side;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Whether an order could trade with another one of the same account: against a resting order of the other side, anything
 * but a limit order could, and a limit order if the two prices cross. Orders with legs are exempt.
 */
record WashTrade(OrderTicket ticket, Collection<OrderGroup> open) {

    @Nullable
    Refusal refusal() {
        if (ticket.orderClass() != OrderClass.SIMPLE) {
            return null;
        }
        for (OrderGroup group : open) {
            if (group.symbol().equals(ticket.symbol())) {
                for (Order order : group.orders()) {
                    if (order.working() && meets(order.state())) {
                        return refusal(order);
                    }
                }
            }
        }
        return null;
    }

    private boolean meets(OrderState resting) {
        if (resting.side() == ticket.side()) {
            return false;
        }
        Price mine = ticket.limit();
        Price other = resting.limit();
        boolean limits = ticket.type() == OrderType.LIMIT && resting.type() == OrderType.LIMIT;
        if (!limits || mine == null || other == null) {
            return true;
        }
        return ticket.side() == Side.BUY ? !mine.isBelow(other) : !mine.isAbove(other);
    }

    private static Refusal refusal(Order order) {
        String type = switch (order.state().type()) {
            case MARKET -> "market";
            case LIMIT -> "limit";
            case STOP, TRAILING_STOP -> "stop";
            case STOP_LIMIT -> "stop limit";
        };
        return new Refusal(
                Kind.WASH_TRADE,
                "potential wash trade detected. opposite side " + type + " order exists. use complex orders",
                "The order could trade with your own " + type + " order "
                        + order.state().clientId() + ", which the rules forbid; cancel that one first.",
                order.state().id(),
                null);
    }
}
