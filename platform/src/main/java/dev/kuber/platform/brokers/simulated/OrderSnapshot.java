package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Price;
import dev.kuber.trade.TimeInForce;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order on the simulated exchange with all that its future depends on.
 *
 * @param state what the exchange tells of it, without legs
 * @param terms what it was given with; of orders stored before there were terms, what can be told from the rest
 * @param closing whether it may only reduce a holding
 * @param paid sum of price times quantity of its fills, exact
 * @param hold buying power that each unfilled unit holds; zero for a closing order
 * @param created when it was received
 * @param since bars that open at or after this time can fill it
 * @param expires end of its session, or its auction; null for an order that works until cancelled
 * @param triggered whether its stop price was reached
 * @param standing stop price before a move that no bar has seen yet, else null
 * @param moved when the stop was last moved, else null
 * @param queued whether it waits for its session
 * @param highWater best price since a trailing stop was placed, else null
 * @param replacedBy the order that took its place, else null
 */
public record OrderSnapshot(
        OrderState state,
        OrderTerms terms,
        boolean closing,
        Money paid,
        Money hold,
        Instant created,
        Instant since,
        @Nullable Instant expires,
        boolean triggered,
        @Nullable Price standing,
        @Nullable Instant moved,
        boolean queued,
        @Nullable Price highWater,
        @Nullable OrderId replacedBy) {

    @SuppressWarnings("ConstantValue") // What was stored before there were these components has none.
    public OrderSnapshot {
        if (terms == null) {
            TimeInForce time = expires == null ? TimeInForce.GTC : TimeInForce.DAY;
            terms = new OrderTerms(OrderClass.SIMPLE, time, false, null, null, null, state.clientId());
        }
        if (created == null) {
            created = since;
        }
    }

    /** An order that was just received. */
    static OrderSnapshot received(
            OrderState state, OrderTerms terms, boolean closing, Money hold, Instant since, @Nullable Instant expires) {
        Instant now = state.updated();
        return new OrderSnapshot(
                state,
                terms,
                closing,
                Money.ZERO,
                hold,
                now,
                since,
                expires,
                false,
                null,
                null,
                since.isAfter(now),
                null,
                null);
    }

    /**
     * An order and what belongs to it.
     *
     * @param id under which it was submitted; of groups stored before orders were replaced, null: that of the root
     * @param replaced orders whose place others took
     */
    public record Group(
            OrderSnapshot root,
            List<OrderSnapshot> legs,
            @Nullable ClientOrderId id,
            List<OrderSnapshot> replaced) {
        public Group {
            legs = List.copyOf(legs);
            replaced = List.copyOf(replaced);
        }

        /** Nothing can happen to any of them any more. */
        public boolean finished() {
            return root.state.status().terminal()
                    && legs.stream().allMatch(leg -> leg.state.status().terminal());
        }

        /** The ids of all orders in it. */
        List<ClientOrderId> members() {
            return Stream.of(List.of(root), legs, replaced)
                    .flatMap(List::stream)
                    .map(order -> order.state.clientId())
                    .toList();
        }

        /** The id under which it was submitted. */
        ClientOrderId submittedAs() {
            return id == null ? root.state.clientId() : id;
        }
    }
}
