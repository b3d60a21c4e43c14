package dev.kuber.trade;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What became of a trade plan so far. Illegal transitions do not compile: each state is made from the one before. */
public sealed interface Position {

    TradePlan plan();

    /** Money is, or may be, at risk. */
    default boolean live() {
        return switch (this) {
            case Opening _, Open _, Closing _ -> true;
            case Refused _, Closed _ -> false;
        };
    }

    /** Entry orders are sent, or may have been; nothing is known to be filled. */
    record Opening(TradePlan plan, List<ClientOrderId> orders, Instant since) implements Position {
        public Opening {
            orders = List.copyOf(orders);
        }
    }

    /**
     * Filled and protected.
     *
     * @param orders one bracket per target, in the order of the targets
     * @param entry average entry price
     * @param quantity filled at entry
     * @param remaining not yet closed
     * @param stop where the stop of the remaining quantity rests
     * @param realized profit of what is closed, before commission
     * @param commission paid so far
     */
    record Open(
            TradePlan plan,
            List<ClientOrderId> orders,
            Instant since,
            Price entry,
            Quantity quantity,
            Quantity remaining,
            Price stop,
            boolean target1Reached,
            Money realized,
            Money commission)
            implements Position {
        public Open {
            orders = List.copyOf(orders);
        }

        /** Profit of the remaining quantity at this price, before commission. */
        public Money unrealized(Price price) {
            return new Money(price.minus(entry)
                    .multiply(remaining.value())
                    .multiply(BigDecimal.valueOf(plan.side().sign())));
        }
    }

    /** A closing order is sent, or may have been; closed only when the broker says that nothing is left. */
    record Closing(Open open, ClientOrderId order, ExitReason reason, String why, Instant since) implements Position {
        @Override
        public TradePlan plan() {
            return open.plan();
        }
    }

    /** Nothing was ever held: the entry was refused, cancelled or expired. */
    record Refused(TradePlan plan, String why, Instant at) implements Position {}

    /**
     * Done.
     *
     * @param quantity that was held at most
     * @param exit average exit price
     * @param profit after commission
     */
    record Closed(
            TradePlan plan,
            Instant opened,
            Instant closed,
            Quantity quantity,
            Price entry,
            Price exit,
            Money profit,
            Money commission,
            ExitReason reason,
            String why)
            implements Position {}

    /** Why a position was closed. */
    enum ExitReason {
        STOP,
        BREAKEVEN,
        TARGET,
        MANUAL,
        BUDGET,
        SCHEDULE,
        /** The trader or the broker closed it behind our back. */
        EXTERNAL
    }
}
