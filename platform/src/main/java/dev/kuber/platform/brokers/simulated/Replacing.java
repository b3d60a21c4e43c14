package dev.kuber.platform.brokers.simulated;

import dev.kuber.platform.brokers.simulated.Refusal.Kind;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.TimeInForce;
import dev.kuber.trade.Trail;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts an order with other terms in the place of one that works. */
record Replacing(OrderGroup group, Order order, Amendment change, Instant now) {

    /** What became of it. */
    sealed interface Outcome {
        record Done(Order successor) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}
    }

    /** @param others orders that work, without this group */
    Outcome run(Venue venue, List<OrderGroup> others, PriceLookup prices) {
        Refusal refusal = unchangeable();
        refusal = refusal == null ? senseless() : refusal;
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        OrderTicket ticket = ticket();
        refusal = new TicketForm(venue.rules(), ticket).refusal();
        refusal = refusal == null ? crossed() : refusal;
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        Money hold = Money.ZERO;
        if (group.simple() || !order.closing()) {
            Optional<Price> price = prices.latest(group.symbol());
            if (price.isEmpty()) {
                return new Outcome.Refused(Refusal.invalid("The exchange knows no price of " + group.symbol() + "."));
            }
            var admission = new Admission(venue.rules(), venue.portfolio(), others, prices);
            switch (admission.again(ticket, rest(), price.get(), order.closing())) {
                case Admission.Answer.Refused(var why) -> {
                    return new Outcome.Refused(why);
                }
                case Admission.Answer.Admitted admitted -> hold = admitted.hold();
            }
        }
        return new Outcome.Done(successor(venue, ticket, hold));
    }

    private Order successor(Venue venue, OrderTicket ticket, Money hold) {
        OrderState old = order.state();
        Trail trail = ticket.trail();
        Price best = order.highWater();
        Price stop = trail != null && best != null ? Trailing.stop(trail, best, old.side()) : ticket.stop();
        OrderTerms terms = order.terms();
        var state = new OrderState(
                OrderBirth.brokerId(change.clientId()),
                change.clientId(),
                old.role(),
                old.symbol(),
                old.side(),
                old.type(),
                rest(),
                Quantity.ZERO,
                null,
                ticket.limit(),
                stop,
                Money.ZERO,
                order.is(OrderStatus.HELD) ? OrderStatus.HELD : OrderStatus.NEW,
                null,
                now,
                List.of());
        var successors = new OrderTerms(
                terms.orderClass(), ticket.timeInForce(), terms.extendedHours(), null, trail, old.id(), terms.luck());
        Instant expires = change.timeInForce() == null || change.timeInForce() == terms.timeInForce()
                ? order.expires()
                : venue.sessions().span(ticket, now).expires();
        return order.replaced(state, successors, hold, expires, change.onlyStop());
    }

    /** Why this order cannot be changed at all, or null. */
    private @Nullable Refusal unchangeable() {
        OrderState state = order.state();
        if (!order.alive()) {
            return finished(order);
        }
        if (order.queued()) {
            return Refusal.of(
                    Kind.NOT_CHANGEABLE,
                    "unable to replace order, order isn't sent to exchange yet",
                    "Order " + state.clientId() + " waits for its session and cannot be changed before; cancel it.");
        }
        if (order.terms().notional() != null) {
            return Refusal.of(
                    Kind.NOT_CHANGEABLE,
                    "notional orders cannot be replaced",
                    "An order for an amount of money cannot be changed; cancel it and order again.");
        }
        if (order.triggered() && change.stop() != null) {
            return Refusal.of(Kind.NOT_CHANGEABLE, "The stop of order " + state.id() + " is already triggered.");
        }
        return null;
    }

    /** Why the order has nothing of the kind that is to change, or null. */
    private @Nullable Refusal senseless() {
        OrderState state = order.state();
        boolean limited = order.is(OrderType.LIMIT) || order.is(OrderType.STOP_LIMIT);
        if (change.stop() != null && !order.hasStop()) {
            return Refusal.invalid("Order " + state.id() + " has no stop price to move.");
        }
        if (change.limit() != null && !limited) {
            return Refusal.invalid("Order " + state.id() + " has no limit price to change.");
        }
        if (change.trail() != null
                && (order.terms().trail() == null || change.trail().signum() <= 0)) {
            return Refusal.invalid("Order " + state.id() + " trails by no such distance.");
        }
        if (change.timeInForce() != null
                && (!group.simple()
                        || !lasting(change.timeInForce())
                        || !lasting(order.terms().timeInForce()))) {
            return Refusal.invalid("The time in force of order " + state.id() + " cannot be changed to this.");
        }
        Quantity quantity = change.quantity();
        if (quantity == null || quantity.equals(state.quantity())) {
            return null;
        }
        if (!group.simple()) {
            return Refusal.invalid("The quantity of an order with legs cannot be changed.");
        }
        return quantity.compareTo(state.filled()) <= 0
                ? Refusal.of(
                        Kind.INVALID,
                        "qty must be > filled_qty",
                        "The quantity of order " + state.id() + " must be above the " + state.filled()
                                + " that are filled.")
                : null;
    }

    private static boolean lasting(TimeInForce time) {
        return time == TimeInForce.DAY || time == TimeInForce.GTC;
    }

    /** A leg stays on its side of the other one. */
    private @Nullable Refusal crossed() {
        Order other = group.sibling(order);
        if (other == null) {
            return null;
        }
        boolean sells = order.state().side() == Side.SELL;
        boolean isStop = order.hasStop();
        Price stop = isStop ? ticket().stop() : other.state().stop();
        Price target = isStop ? other.state().limit() : ticket().limit();
        if (stop == null || target == null || (sells ? stop.isBelow(target) : stop.isAbove(target))) {
            return null;
        }
        return Refusal.invalid("The stop of " + stop + " must stay " + (sells ? "below" : "above")
                + " the take-profit of " + target + ".");
    }

    private Quantity rest() {
        Quantity total = change.quantity() == null ? order.state().quantity() : change.quantity();
        return total.minus(order.state().filled());
    }

    /** The changed order as a ticket of its own. */
    private OrderTicket ticket() {
        OrderState old = order.state();
        OrderTerms terms = order.terms();
        Trail trail = terms.trail();
        if (trail != null && change.trail() != null) {
            trail = trail.amount() == null ? new Trail(null, change.trail()) : new Trail(change.trail(), null);
        }
        return new OrderTicket(
                change.clientId(),
                old.symbol(),
                rest(),
                null,
                old.side(),
                old.type(),
                change.timeInForce() == null ? terms.timeInForce() : change.timeInForce(),
                change.limit() == null ? old.limit() : change.limit(),
                change.stop() == null ? old.stop() : change.stop(),
                trail,
                terms.extendedHours(),
                OrderClass.SIMPLE,
                null,
                null,
                null,
                order.closing() ? PositionIntent.CLOSE : PositionIntent.OPEN);
    }

    /** That nothing can be done about an order that is finished. */
    static Refusal finished(Order order) {
        OrderState state = order.state();
        String what = switch (state.status()) {
            case FILLED -> "filled";
            case CANCELED -> "cancelled";
            case EXPIRED -> "expired";
            case REJECTED -> "rejected";
            case REPLACED -> "replaced";
            default -> "finished";
        };
        return Refusal.of(
                Kind.NOT_CHANGEABLE,
                "order is already in \"" + state.status().name().toLowerCase(Locale.ROOT) + "\" state",
                "Order " + state.clientId() + " is already " + what + ".");
    }
}
