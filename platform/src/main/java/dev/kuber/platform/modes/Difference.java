package dev.kuber.platform.modes;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Symbol;

/**
 * Something in which the broker and an execution do not agree.
 *
 * @param order one of the execution's orders in this symbol; the one concerned where it is about an order
 * @param sentence what the broker says, and what was believed; equal as long as neither changes
 */
record Difference(String executionId, Symbol symbol, ClientOrderId order, Kind kind, String sentence) {

    /** What does not agree. */
    enum Kind {
        /** Written down, and the broker has never seen it: lost on its way, or still on it. */
        NEVER_ARRIVED,
        /** The broker knows an order, or more of an order, than is written down: its reply was lost. */
        CHANGED,
        /** More or less has been filled than was believed. */
        FILLED,
        /** An entry or exit has ended at the broker without doing what it was sent for. */
        ENDED,
        /** Stops rest at the broker for another quantity than was believed. */
        PROTECTION,
        /** The account holds nothing of what the execution has bought, or sold short. */
        GONE,
        /** The account holds less than the executions that trade in it have bought, or sold short. */
        REDUCED
    }
}
