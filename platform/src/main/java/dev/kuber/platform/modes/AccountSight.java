package dev.kuber.platform.modes;

import dev.kuber.platform.positions.LivePosition;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a broker says of the positions in an account, asked in two calls however many there are.
 *
 * @param prices the last price of what the account holds
 * @param orders those that were asked for, with their legs
 */
record AccountSight(Map<Symbol, Price> prices, List<OrderState> orders) {

    /**
     * @param orders that may protect something
     * @throws Brokerage.Unavailable if the broker does not answer
     */
    static AccountSight of(Brokerage broker, Collection<ClientOrderId> orders) {
        Map<Symbol, Price> prices = new HashMap<>();
        for (Holding holding : broker.holdings()) {
            prices.put(holding.symbol(), holding.price());
        }
        return new AccountSight(prices, orders.isEmpty() ? List.of() : broker.find(orders));
    }

    /** Whether stops work at the broker for all that this position holds; null if it holds nothing. */
    @Nullable
    Boolean guarded(LivePosition live) {
        Quantity held = Holdings.remaining(live.position());
        return held.isZero() ? null : stopped(live).compareTo(held) >= 0;
    }

    /** For how much of this execution's holding a stop works at the broker. */
    private Quantity stopped(LivePosition live) {
        Quantity sum = Quantity.ZERO;
        for (OrderState order : orders) {
            if (order.symbol().equals(live.symbol()) && order.clientId().value().startsWith(live.executionId() + ".")) {
                for (OrderState leg : order.family()) {
                    if (leg.role() == OrderState.Role.STOP_LOSS && works(leg.status())) {
                        sum = sum.plus(leg.remaining());
                    }
                }
            }
        }
        return sum;
    }

    private static boolean works(OrderStatus status) {
        return status == OrderStatus.NEW || status == OrderStatus.PARTIALLY_FILLED;
    }
}
