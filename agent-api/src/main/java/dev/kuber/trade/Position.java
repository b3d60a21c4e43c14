package dev.kuber.trade;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of a trade plan so far. Illegal transitions do not compile: each state is made from the one before. */
public sealed interface Position {

    TradePlan plan();

    /** Every order of this trade that still may work, written down before it is sent. */
    default List<OrderRequest> requests() {
        return switch (this) {
            case Opening opening -> opening.orders();
            case Open open -> open.orders();
            case Closing closing ->
                Stream.concat(closing.open().orders().stream(), closing.orders().stream())
                        .toList();
            case Refused _, Closed _ -> List.of();
        };
    }

    /** Money is, or may be, at risk. */
    default boolean live() {
        return switch (this) {
            case Opening _, Open _, Closing _ -> true;
            case Refused _, Closed _ -> false;
        };
    }

    /**
     * Entry orders are written down and from then on sent; nothing is known to be filled.
     *
     * @param orders one entry per target, in the order of the targets
     */
    record Opening(TradePlan plan, List<OrderRequest> orders, Instant since) implements Position {
        public Opening {
            orders = List.copyOf(orders);
        }
    }

    /**
     * Filled, at least in part.
     *
     * @param orders the entries, then orders that put lost protection back; each was written down here before it was sent
     * @param since when the first entry was filled
     * @param entry average entry price
     * @param quantity filled at entry so far
     * @param remaining not yet closed
     * @param covered how much of it has a stop resting at the broker
     * @param stop where that stop rests
     * @param realized profit of what is closed, before commission
     * @param commission paid so far
     * @param missingSince since when the account holds less than remains; null while it does not
     * @param bareSince since when a part of it has no stop that is proven to rest at the broker; null when all has
     * @param taking the target at which a part is being closed by our own order, because none rests at the broker
     * @param gone what somebody else closed of it; null when nothing
     */
    record Open(
            TradePlan plan,
            List<OrderRequest> orders,
            Instant since,
            Price entry,
            Quantity quantity,
            Quantity remaining,
            Quantity covered,
            Price stop,
            boolean target1Reached,
            Money realized,
            Money commission,
            @Nullable Instant missingSince,
            @Nullable Instant bareSince,
            @Nullable Price taking,
            @Nullable Gone gone)
            implements Position {
        public Open {
            orders = List.copyOf(orders);
        }

        /** One of which nothing is missing, bare, being taken or gone. */
        public Open(
                TradePlan plan,
                List<OrderRequest> orders,
                Instant since,
                Price entry,
                Quantity quantity,
                Quantity remaining,
                Quantity covered,
                Price stop,
                boolean target1Reached,
                Money realized,
                Money commission,
                @Nullable Instant missingSince) {
            this(
                    plan,
                    orders,
                    since,
                    entry,
                    quantity,
                    remaining,
                    covered,
                    stop,
                    target1Reached,
                    realized,
                    commission,
                    missingSince,
                    null,
                    null,
                    null);
        }

        /** The stop of everything that remains rests at the broker. */
        public boolean guarded() {
            return covered.compareTo(remaining) >= 0;
        }

        public Open withOrders(List<OrderRequest> more) {
            return with(more, missingSince, bareSince, taking, gone);
        }

        public Open withMissingSince(@Nullable Instant time) {
            return with(orders, time, bareSince, taking, gone);
        }

        public Open withBareSince(@Nullable Instant time) {
            return with(orders, missingSince, time, taking, gone);
        }

        public Open withTaking(@Nullable Price target) {
            return with(orders, missingSince, bareSince, target, gone);
        }

        public Open withGone(Gone elsewhere) {
            return with(orders, missingSince, bareSince, taking, elsewhere);
        }

        private Open with(
                List<OrderRequest> newOrders,
                @Nullable Instant newMissingSince,
                @Nullable Instant newBareSince,
                @Nullable Price newTaking,
                @Nullable Gone newGone) {
            return new Open(
                    plan,
                    newOrders,
                    since,
                    entry,
                    quantity,
                    remaining,
                    covered,
                    stop,
                    target1Reached,
                    realized,
                    commission,
                    newMissingSince,
                    newBareSince,
                    newTaking,
                    newGone);
        }

        /** Profit of the remaining quantity at this price, before commission. */
        public Money unrealized(Price price) {
            return new Money(price.minus(entry)
                    .multiply(remaining.value())
                    .multiply(BigDecimal.valueOf(plan.side().sign())));
        }
    }

    /**
     * Protection is being cancelled, then what remains is closed at market; closed only when the broker says that nothing
     * is left.
     *
     * @param orders closing orders, each written down here before it was sent; none while protection is being cancelled,
     *     more than one when the broker refused the first
     */
    record Closing(Open open, List<OrderRequest> orders, ExitReason reason, String why, Instant since)
            implements Position {
        public Closing {
            orders = List.copyOf(orders);
        }

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

    /**
     * What somebody else closed of a position, by hand at the broker for instance.
     *
     * @param price at which it is valued: the last price when it was noticed; where there were several, their average
     */
    record Gone(Quantity quantity, Price price) {}

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
