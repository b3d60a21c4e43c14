package dev.kuber.platform.brokers.simulated;

import dev.kuber.port.Brokerage.Change;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Account;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Price;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TimeInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A simulated exchange with one account: takes orders at any time and matches them against bars, no earlier than the first
 * bar that opens after the order. Deterministic: the same commands and bars give the same state. Not thread-safe; it has
 * one owner.
 */
public final class Exchange {

    private static final Comparator<OrderGroup> BY_TIME = Comparator.comparing(
                    (OrderGroup g) -> g.root().since())
            .thenComparing(g -> Chance.name(g.id()))
            .thenComparing(g -> g.id().value());

    private final ExchangeRules rules;
    private final TradingCalendar calendar;
    private final Portfolio portfolio;
    private final Map<ClientOrderId, OrderGroup> groups = new LinkedHashMap<>();
    private final Map<ClientOrderId, OrderGroup> members = new HashMap<>();
    private final List<OrderGroup> open = new ArrayList<>();
    private final Map<Symbol, Instant> processed = new TreeMap<>();

    /** @param calendar says when the session of a day order ends */
    public Exchange(ExchangeRules rules, TradingCalendar calendar, ExchangeSnapshot state) {
        this.rules = rules;
        this.calendar = calendar;
        this.portfolio = new Portfolio(state.cash(), state.holdings());
        state.groups().forEach(group -> add(OrderGroup.of(group)));
        state.processed().forEach(p -> processed.put(p.symbol(), p.closes()));
    }

    /** A new account with the initial balance. */
    public static Exchange opened(ExchangeRules rules, TradingCalendar calendar) {
        return new Exchange(rules, calendar, ExchangeSnapshot.opened(rules.initialBalance()));
    }

    public ExchangeRules rules() {
        return rules;
    }

    /** Takes or rejects an order; a known id answers the order that exists. */
    public OrderState submit(OrderRequest request, Instant now, PriceLookup prices) {
        Optional<OrderState> known = find(request.id());
        if (known.isPresent()) {
            return known.get();
        }
        Instant expires = request.timeInForce() == TimeInForce.DAY
                ? calendar.currentOrNext(now).closes()
                : null;
        var birth = new OrderBirth(request, now, expires);
        OrderGroup group = switch (new Admission(rules, portfolio, open, prices, now).decide(request)) {
            case Admission.Answer.Refused(String reason) -> birth.rejected(reason);
            case Admission.Answer.Admitted(boolean closing, Money hold) -> birth.admitted(closing, hold);
        };
        add(group);
        return group.state();
    }

    /** An order with its legs, or a leg by its own id. */
    public Optional<OrderState> find(ClientOrderId id) {
        OrderGroup group = members.get(id);
        if (group == null) {
            return Optional.empty();
        }
        return Optional.of(
                group.id().equals(id)
                        ? group.state()
                        : group.member(OrderBirth.brokerId(id)).state());
    }

    /** Moves a stop that is not triggered; the new price holds from the first bar that opens after the move. */
    public Change moveStop(OrderId id, Price stop, Instant now) {
        OrderGroup group = groupOf(id);
        if (group == null) {
            return new Change.Refused("The exchange does not know the order " + id + ".");
        }
        Order order = group.member(id);
        if (!order.alive()) {
            return finished(order);
        }
        if (!order.hasStop()) {
            return new Change.Refused("Order " + id + " has no stop price to move.");
        }
        if (order.triggered()) {
            return new Change.Refused("The stop of order " + id + " is already triggered.");
        }
        Order target = group.sibling(order);
        if (target != null && target.state().limit() != null) {
            boolean sells = order.state().side() == Side.SELL;
            Price limit = target.state().limit();
            if (sells ? !stop.isBelow(limit) : !stop.isAbove(limit)) {
                return new Change.Refused("The stop of " + stop + " must stay " + (sells ? "below" : "above")
                        + " the take-profit of " + limit + ".");
            }
        }
        order.moveStop(stop, now);
        return new Change.Accepted();
    }

    /** Cancels an order or leg and with it whatever still lives in its group. */
    public Change cancel(OrderId id, Instant now) {
        OrderGroup group = groupOf(id);
        if (group == null) {
            return new Change.Refused("The exchange does not know the order " + id + ".");
        }
        Order order = group.member(id);
        if (!order.alive()) {
            return finished(order);
        }
        group.end(OrderStatus.CANCELED, "Cancelled on request.", now);
        open.remove(group);
        return new Change.Accepted();
    }

    /**
     * Matches the working orders of the symbol against a closed bar, at most once: a bar that closes no later than the last
     * one matched changes nothing. Earlier orders go first; orders of the same time go by their names.
     *
     * @return what changed, in the order in which it happened
     */
    public List<OrderUpdate> onBar(Symbol symbol, Bar bar) {
        Instant last = processed.get(symbol);
        if (last != null && !bar.closes().isAfter(last)) {
            return List.of();
        }
        processed.put(symbol, bar.closes());
        var match = new BarMatch(rules, portfolio, bar);
        for (OrderGroup group : open) {
            if (group.symbol().equals(symbol)) {
                match.match(group);
            }
        }
        open.removeIf(group -> !group.alive());
        return match.updates();
    }

    /**
     * Index of the next bar in which an order of the bars' symbol may fill or expire, or -1 if there is none: never too
     * late, possibly too early. A bar in between need not be given to {@link #onBar}.
     *
     * @param first index of the first bar that was not matched yet
     */
    public int nextInterest(Bars bars, int first) {
        return open.isEmpty() ? Interest.NONE : new Interest(bars, first).of(open);
    }

    /** Orders of the symbol of which anything still lives, with their legs, oldest first. */
    public List<OrderState> openOrders(Symbol symbol) {
        return open.stream()
                .filter(group -> group.symbol().equals(symbol))
                .map(OrderGroup::state)
                .toList();
    }

    public List<Holding> holdings(PriceLookup prices) {
        return portfolio.holdings(prices);
    }

    public Account account(PriceLookup prices) {
        Money equity = portfolio.cash();
        for (Holding holding : portfolio.holdings(prices)) {
            Money value = holding.marketValue();
            equity = holding.side() == Side.BUY ? equity.plus(value) : equity.minus(value);
        }
        return new Account(portfolio.cash(), equity, Admission.buyingPower(portfolio, open, prices));
    }

    /** Everything that the future depends on, finished orders included. */
    public ExchangeSnapshot snapshot() {
        return new ExchangeSnapshot(
                portfolio.cash(),
                portfolio.lots(),
                groups.values().stream().map(OrderGroup::snapshot).toList(),
                processed.entrySet().stream()
                        .map(e -> new ExchangeSnapshot.Processed(e.getKey(), e.getValue()))
                        .toList());
    }

    private void add(OrderGroup group) {
        groups.put(group.id(), group);
        group.orders().forEach(order -> members.put(order.state().clientId(), group));
        if (group.alive()) {
            open.add(group);
            open.sort(BY_TIME);
        }
    }

    private @Nullable OrderGroup groupOf(OrderId id) {
        ClientOrderId known = OrderBirth.clientId(id);
        return known == null ? null : members.get(known);
    }

    private static Change finished(Order order) {
        OrderState state = order.state();
        String what = switch (state.status()) {
            case FILLED -> "filled";
            case CANCELED -> "cancelled";
            case EXPIRED -> "expired";
            case REJECTED -> "rejected";
            default -> "finished";
        };
        return new Change.Refused("Order " + state.clientId() + " is already " + what + ".");
    }
}
