package dev.kuber.platform.brokers.alpaca;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderState;

/** Hears of orders that changed. May be told the same twice; the newest state counts. */
@FunctionalInterface
public interface OrderListener {

    /**
     * @param root id of the order that was submitted, also where one of its legs changed
     * @param state of the whole family
     */
    void changed(ClientOrderId root, OrderState state);

    /** The stream is up again after a silence, and what changed meanwhile is told next. */
    default void back() {}
}
