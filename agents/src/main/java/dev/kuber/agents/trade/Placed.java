package dev.kuber.agents.trade;

import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.TradePlan;
import java.util.Optional;

/** An order that was written down and what the broker says of it. */
record Placed(OrderRequest request, OrderState order) {

    boolean entry(TradePlan plan) {
        return request.side() == plan.side();
    }

    /** The entry, or the order itself where it has no entry, may still fill. */
    boolean working() {
        return !order.status().terminal();
    }

    /** It ended without being filled completely. */
    boolean endedShort() {
        return order.status().terminal()
                && order.status() != OrderStatus.FILLED
                && order.filled().compareTo(request.quantity()) < 0;
    }

    /** The part of the group to cancel: one that works rather than one that is held back. */
    Optional<OrderState> cancellable() {
        Optional<OrderState> working = order.family().stream()
                .filter(o -> !o.status().terminal() && o.status() != OrderStatus.HELD)
                .findFirst();
        return working.isPresent()
                ? working
                : order.family().stream().filter(o -> !o.status().terminal()).findFirst();
    }

    /** The stop that works or waits behind this order. */
    Optional<OrderState> workingStop() {
        for (OrderState each : order.family()) {
            if (each.role() == Role.STOP_LOSS && !each.status().terminal()) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
