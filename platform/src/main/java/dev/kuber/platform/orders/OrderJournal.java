package dev.kuber.platform.orders;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every order, from before it is sent until nothing can happen to it any more. What is known only grows: news that arrive
 * late, or from two workers at once, never undo newer ones.
 */
public interface OrderJournal {

    /** Keeps an order that is about to be sent; one that is kept already stays as it is. */
    void write(OrderIntent intent);

    /**
     * Says that somebody is about to send the order, unless nothing can happen to it any more. Between this and {@link
     * #refuse} one wins: an order that was refused before is not sent.
     *
     * @param at by the wall clock
     * @return never {@link Standing.InFlight}
     * @throws IllegalStateException if the order was never written down
     */
    Standing attempt(ClientOrderId id, Instant at);

    /**
     * Keeps the order from being sent, unless somebody was about to send it before.
     *
     * @param rejected the order as it is from then on
     * @throws IllegalStateException if the order was never written down
     */
    Standing refuse(OrderState rejected);

    /** Keeps what a broker said, where it is news. Orders that were never written down are left out. */
    void record(Collection<OrderState> said);

    /** Keeps a change that was asked of an order; the last answer to the same question counts. */
    void changed(OrderChange change);

    Optional<OrderIntent> find(ClientOrderId id);

    /** What the broker said last of this order; empty if it was never written down. */
    default Optional<OrderState> lastKnown(ClientOrderId id) {
        return find(id).map(OrderIntent::state);
    }

    /** The accounts with orders to which something may still happen. */
    Set<String> unsettledAccounts();

    /** Every order of this account to which something may still happen, in the order of writing. */
    List<OrderIntent> unsettled(String account);

    /** Every order of this execution, in the order of writing. */
    List<OrderIntent> ofExecution(String executionId);

    /** Whether an order may be sent. */
    sealed interface Standing {

        /** Nothing speaks against it. */
        record Clear() implements Standing {}

        /** Somebody was about to send it and no answer is known; it may be at the broker, or on its way there. */
        record InFlight(Instant since) implements Standing {}

        /** Nothing can happen to it any more. */
        record Settled(OrderState state) implements Standing {}
    }
}
