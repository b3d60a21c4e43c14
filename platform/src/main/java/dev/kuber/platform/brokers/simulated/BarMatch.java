package dev.kuber.platform.brokers.simulated;

import dev.kuber.platform.brokers.simulated.OrderUpdate.Event;
import dev.kuber.trade.Bar;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Matches the orders of one account against one bar of their symbol; a tick is a bar in which time stands still. Where stop
 * and target lie in the same bar the stop is taken. An entry's legs wait until it is filled completely; when that happens
 * inside the bar its stop may be hit in the same bar, its target not, because the target may have been passed before.
 */
final class BarMatch {

    private static final Quantity UNLIMITED = Quantity.of(1_000_000_000_000L);

    private final Venue venue;
    private final ExchangeRules rules;
    private final Chance chance;
    private final Bar bar;
    private final boolean regular;
    private Quantity allowance;

    BarMatch(Venue venue, Symbol symbol, Bar bar) {
        this.venue = venue;
        this.rules = venue.rules();
        this.chance = new Chance(rules.seed());
        this.bar = bar;
        this.regular = venue.sessions().regular(symbol, bar);
        this.allowance = allowance();
    }

    /** @param trading false while trading in the symbol is halted: nothing is filled, time goes on */
    void match(OrderGroup group, boolean trading) {
        expire(group, bar.opens());
        if (trading && (bar.volume() > 0 || rules.fillWithoutVolume())) {
            Order first = group.first();
            if (first == null) {
                matchLegs(group, true);
            } else {
                matchFirst(group, first);
            }
        }
        expire(group, bar.closes());
    }

    private void matchFirst(OrderGroup group, Order order) {
        if (!meets(order)) {
            return;
        }
        Optional<FillPrice> hit = attempt(group, order, true);
        if (hit.isEmpty() || !order.is(OrderStatus.FILLED)) {
            return;
        }
        for (Order leg : group.orders()) {
            if (leg.is(OrderStatus.HELD)) {
                leg.activate(bar.opens());
                venue.events().tell(Event.NEW, group, leg, null, bar.opens());
            }
        }
        if (!group.simple()) {
            matchLegs(group, hit.get().atOpen());
        }
    }

    private void matchLegs(OrderGroup group, boolean fromOpen) {
        Order stop = group.withRole(Role.STOP_LOSS);
        boolean before = stop != null && stop.triggered();
        if (stop != null && meets(stop)) {
            attempt(group, stop, fromOpen);
        }
        Order target = group.withRole(Role.TAKE_PROFIT);
        boolean stopping = stop != null && stop.triggered() && !(before && stop.is(OrderType.STOP_LIMIT));
        if (target != null && fromOpen && !stopping && meets(target)) {
            attempt(group, target, true);
        }
    }

    /** Whether this bar came after the order and in its hours. */
    private boolean meets(Order order) {
        return order.meets(bar) && (regular || order.terms().extendedHours());
    }

    private Optional<FillPrice> attempt(OrderGroup group, Order order, boolean fromOpen) {
        if (order.closingAuction()) {
            return auction(group, order);
        }
        Optional<FillPrice> price = FillPrice.of(order, bar, fromOpen, rules);
        if (FillPrice.touch(order, bar, fromOpen).isPresent()) {
            order.trigger();
        } else if (!order.triggered()) {
            order.follow(new Price(BigDecimal.valueOf(order.state().side() == Side.SELL ? bar.high() : bar.low())));
        }
        order.forgetMove(bar);
        if (!order.terms().immediate()) {
            price.ifPresent(hit -> fill(group, order, hit));
            return price;
        }
        Optional<FillPrice> atOnce = price.filter(FillPrice::atOpen);
        atOnce.ifPresent(hit -> fill(group, order, hit));
        if (order.alive()) {
            boolean auction = order.terms().timeInForce() == TimeInForce.OPG;
            end(
                    group,
                    auction ? OrderStatus.EXPIRED : OrderStatus.CANCELED,
                    auction ? "The opening auction is over." : "It could not be filled at once.",
                    bar.opens());
        }
        return atOnce;
    }

    private Optional<FillPrice> auction(OrderGroup group, Order order) {
        Instant auction = Objects.requireNonNull(order.expires());
        if (bar.closes().isBefore(auction)) {
            return Optional.empty();
        }
        Optional<FillPrice> price = FillPrice.close(order, bar, rules);
        price.ifPresent(hit -> fill(group, order, hit));
        return price;
    }

    private void fill(OrderGroup group, Order order, FillPrice hit) {
        OrderState state = order.state();
        Instant at = hit.atOpen() ? bar.opens() : bar.closes();
        size(order, hit.price());
        boolean whole = order.terms().timeInForce() == TimeInForce.FOK;
        Quantity quantity = (whole ? order.state().remaining() : fillable(order)).min(allowance);
        if (order.closing()) {
            Quantity closable = venue.portfolio().closable(state.symbol(), state.side());
            if (closable.isZero()) {
                end(group, OrderStatus.CANCELED, "Nothing of " + state.symbol() + " is left to close.", at);
                return;
            }
            quantity = quantity.min(closable);
        }
        if (quantity.isZero() || (whole && quantity.compareTo(order.state().remaining()) < 0)) {
            return;
        }
        allowance = allowance.minus(quantity);
        Fill fill = venue.book(order, quantity, hit.price(), at);
        Event event = order.is(OrderStatus.FILLED) ? Event.FILL : Event.PARTIAL_FILL;
        venue.events().tell(event, group, order, fill, at);
        share(group, order, fill);
    }

    /** An order for an amount of money learns its quantity from its first price. */
    private void size(Order order, Price price) {
        var notional = order.terms().notional();
        if (notional == null || !order.state().filled().isZero()) {
            return;
        }
        Quantity quantity = Amounts.quantity(notional, price);
        if (order.closing()) {
            OrderState state = order.state();
            quantity = quantity.min(venue.portfolio().closable(state.symbol(), state.side()));
        }
        if (quantity.isPositive()) {
            order.size(quantity);
        }
    }

    /** One leg's fill takes its quantity away from the other leg. */
    private void share(OrderGroup group, Order order, Fill fill) {
        Order sibling = group.sibling(order);
        if (sibling == null || !sibling.alive()) {
            return;
        }
        if (order.is(OrderStatus.FILLED)) {
            sibling.end(OrderStatus.CANCELED, "The other leg was filled.", fill.at());
            venue.events().tell(Event.CANCELED, group, sibling, null, fill.at());
        } else {
            sibling.reduce(fill.quantity(), fill.at());
            venue.events().tell(Event.RESTATED, group, sibling, null, fill.at());
        }
    }

    /** What is left, or by chance a part of it on the first fill. */
    private Quantity fillable(Order order) {
        OrderState state = order.state();
        Quantity rest = state.remaining();
        long time = bar.opens().toEpochMilli();
        var luck = order.terms().luck();
        if (state.filled().isZero() && chance.happens(rules.partialFillPercent(), luck, time, "partial fill")) {
            double share = 0.1 + 0.8 * chance.draw(luck, time, "part");
            Quantity increment = rules.increment(state.symbol(), state.quantity());
            Quantity part = rest.part(BigDecimal.valueOf(Math.round(share * 100), 2), increment);
            return part.isZero() ? rest : part;
        }
        return rest;
    }

    private void expire(OrderGroup group, Instant time) {
        new Passing(venue, group).to(time);
    }

    private void end(OrderGroup group, OrderStatus status, String reason, Instant at) {
        new Passing(venue, group).end(status, reason, at);
    }

    private Quantity allowance() {
        if (!(bar.volume() > 0)
                || bar.volume() == Double.MAX_VALUE
                || (rules.fillWithoutVolume() && rules.volumeCapPercent() == 100)) {
            return UNLIMITED;
        }
        BigDecimal share = BigDecimal.valueOf(bar.volume())
                .multiply(BigDecimal.valueOf(rules.volumeCapPercent()))
                .movePointLeft(2);
        Quantity capped = Quantity.floor(share, rules.increment());
        return capped.isZero() ? rules.increment() : capped;
    }
}
