package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Bar;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Matches the orders of one account against one bar of their symbol. Where stop and target lie in the same bar the stop is
 * taken. A bracket's legs wait until the entry is filled completely; when that happens inside the bar its stop may be hit
 * in the same bar, its target not, because the target may have been passed before.
 */
final class BarMatch {

    private static final Quantity UNLIMITED = Quantity.of(1_000_000_000_000L);

    private final ExchangeRules rules;
    private final Chance chance;
    private final Portfolio portfolio;
    private final Bar bar;
    private final boolean traded;
    private Quantity allowance;
    private final List<OrderUpdate> updates = new ArrayList<>();

    BarMatch(ExchangeRules rules, Portfolio portfolio, Bar bar) {
        this.rules = rules;
        this.chance = new Chance(rules.seed());
        this.portfolio = portfolio;
        this.bar = bar;
        this.traded = bar.volume() > 0 || rules.fillWithoutVolume();
        this.allowance = allowance();
    }

    List<OrderUpdate> updates() {
        return updates;
    }

    void match(OrderGroup group) {
        expire(group, bar.opens());
        if (traded) {
            Order entry = group.workingEntry();
            if (entry == null) {
                matchExits(group, true);
            } else {
                matchEntry(group, entry);
            }
        }
        expire(group, bar.closes());
    }

    private void matchEntry(OrderGroup group, Order entry) {
        if (!entry.meets(bar)) {
            return;
        }
        Optional<FillPrice> hit = attempt(group, entry, true);
        if (hit.isEmpty() || !entry.is(OrderStatus.FILLED)) {
            return;
        }
        for (Order leg : group.orders()) {
            if (leg.is(OrderStatus.HELD)) {
                leg.activate(bar.opens());
                report(group, leg, null);
            }
        }
        matchExits(group, hit.get().atOpen());
    }

    private void matchExits(OrderGroup group, boolean fromOpen) {
        Order stop = group.withRole(Role.STOP_LOSS);
        if (stop != null && stop.meets(bar)) {
            attempt(group, stop, fromOpen);
        }
        Order target = group.withRole(Role.TAKE_PROFIT);
        boolean stopping = stop != null && stop.triggered();
        if (target != null && fromOpen && !stopping && target.meets(bar)) {
            attempt(group, target, true);
        }
    }

    private Optional<FillPrice> attempt(OrderGroup group, Order order, boolean fromOpen) {
        Optional<FillPrice> price = FillPrice.of(order, bar, fromOpen, rules.slippagePercent());
        if (FillPrice.touch(order, bar, fromOpen).isPresent()) {
            order.trigger();
        }
        order.forgetMove(bar);
        price.ifPresent(hit -> fill(group, order, hit));
        return price;
    }

    private void fill(OrderGroup group, Order order, FillPrice hit) {
        OrderState state = order.state();
        Instant at = hit.atOpen() ? bar.opens() : bar.closes();
        Quantity quantity = fillable(order).min(allowance);
        if (order.closing()) {
            Quantity closable = portfolio.closable(state.symbol(), state.side());
            if (closable.isZero()) {
                end(group, OrderStatus.CANCELED, "Nothing of " + state.symbol() + " is left to close.", at);
                return;
            }
            quantity = quantity.min(closable);
        }
        if (quantity.isZero()) {
            return;
        }
        Money commission = rules.commissionPerShare().times(quantity.value());
        var fill = new Fill(state.clientId(), state.symbol(), state.side(), quantity, hit.price(), commission, at);
        allowance = allowance.minus(quantity);
        portfolio.apply(fill);
        order.fill(fill);
        report(group, order, fill);
        follow(group, order, fill);
    }

    /** One leg's fill takes its quantity away from the other leg. */
    private void follow(OrderGroup group, Order order, Fill fill) {
        Order sibling = group.sibling(order);
        if (sibling == null || !sibling.alive()) {
            return;
        }
        if (order.is(OrderStatus.FILLED)) {
            sibling.end(OrderStatus.CANCELED, "The other leg was filled.", fill.at());
        } else {
            sibling.reduce(fill.quantity(), fill.at());
        }
        report(group, sibling, null);
    }

    /** What is left, or by chance a part of it on the first fill. */
    private Quantity fillable(Order order) {
        OrderState state = order.state();
        Quantity rest = state.remaining();
        long time = bar.opens().toEpochMilli();
        if (state.filled().isZero()
                && chance.happens(rules.partialFillPercent(), state.clientId(), time, "partial fill")) {
            double share = 0.1 + 0.8 * chance.draw(state.clientId(), time, "part");
            Quantity part = rest.part(BigDecimal.valueOf(Math.round(share * 100), 2), rules.increment());
            return part.isZero() ? rest : part;
        }
        return rest;
    }

    private void expire(OrderGroup group, Instant time) {
        Instant expires = group.root().expires();
        if (expires != null && !expires.isAfter(time) && group.alive()) {
            end(group, OrderStatus.EXPIRED, "The order was good for the session, which has ended.", expires);
        }
    }

    private void end(OrderGroup group, OrderStatus status, String reason, Instant at) {
        for (Order order : group.end(status, reason, at)) {
            report(group, order, null);
        }
    }

    private void report(OrderGroup group, Order order, @Nullable Fill fill) {
        updates.add(new OrderUpdate(group.id(), order.state(), fill));
    }

    private Quantity allowance() {
        if (!(bar.volume() > 0)) {
            return UNLIMITED;
        }
        BigDecimal share = BigDecimal.valueOf(bar.volume())
                .multiply(BigDecimal.valueOf(rules.volumeCapPercent()))
                .movePointLeft(2);
        Quantity capped = Quantity.floor(share, rules.increment());
        return capped.isZero() ? rules.increment() : capped;
    }
}
