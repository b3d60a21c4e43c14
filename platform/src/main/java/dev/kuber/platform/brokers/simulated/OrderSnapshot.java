package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Money;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Price;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order on the simulated exchange with all that its future depends on.
 *
 * @param state what the exchange tells of it, without legs
 * @param closing whether it may only reduce a holding
 * @param paid sum of price times quantity of its fills, exact
 * @param hold buying power that each unfilled unit holds; zero for a closing order
 * @param since bars that open at or after this time can fill it
 * @param expires end of its session; null for an order that works until cancelled
 * @param triggered whether its stop price was reached
 * @param standing stop price before a move that no bar has seen yet, else null
 * @param moved when the stop was last moved, else null
 */
public record OrderSnapshot(
        OrderState state,
        boolean closing,
        Money paid,
        Money hold,
        Instant since,
        @Nullable Instant expires,
        boolean triggered,
        @Nullable Price standing,
        @Nullable Instant moved) {

    /** An order and the legs that belong to it. */
    public record Group(OrderSnapshot root, List<OrderSnapshot> legs) {
        public Group {
            legs = List.copyOf(legs);
        }

        /** Nothing can happen to any of them any more. */
        public boolean finished() {
            return root.state.status().terminal()
                    && legs.stream().allMatch(leg -> leg.state.status().terminal());
        }
    }
}
