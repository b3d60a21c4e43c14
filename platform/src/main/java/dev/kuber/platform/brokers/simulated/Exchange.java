package dev.kuber.platform.brokers.simulated;

import dev.kuber.platform.brokers.simulated.OrderUpdate.Event;
import dev.kuber.port.Brokerage.Change;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Account;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A simulated exchange with one account: takes orders at any time and matches them against bars or ticks, no earlier than
 * the first one that opens after the order. Deterministic: the same commands, bars and ticks give the same state. Not
 * thread-safe; it has one owner.
 */
public final class Exchange {

    private final Venue venue;
    private final Portfolio portfolio;
    private final Events events;
    private final Book book = new Book();
    private final Matching matching;

    /** @param calendar says when sessions begin and end */
    public Exchange(ExchangeRules rules, TradingCalendar calendar, ExchangeSnapshot state) {
        portfolio = new Portfolio(state);
        events = new Events(portfolio, state.sequence());
        venue = new Venue(rules, new Sessions(calendar, rules.sessions()), portfolio, events);
        state.groups().forEach(group -> book.add(OrderGroup.of(group)));
        matching = new Matching(venue, book, state);
    }

    /** A new account with the initial balance. */
    public static Exchange opened(ExchangeRules rules, TradingCalendar calendar) {
        return new Exchange(rules, calendar, ExchangeSnapshot.opened(rules.initialBalance()));
    }

    public ExchangeRules rules() {
        return venue.rules();
    }

    /** Tells every change from now on, those that a command made included, while it happens; one listener at a time. */
    public void listen(Consumer<OrderUpdate> listener) {
        events.listen(listener);
    }

    /**
     * Takes or rejects an order; a known id answers the order that exists. A rejected one stays known.
     *
     * @param prices latest prices, from which buying power and collars follow
     */
    public OrderState submit(OrderRequest request, Instant now, PriceLookup prices) {
        Optional<OrderState> known = find(request.id());
        if (known.isPresent()) {
            return known.get();
        }
        OrderTicket ticket = OrderTicket.of(request);
        portfolio.settle(now);
        var counter = new Counter(venue, book);
        OrderGroup group = switch (counter.take(ticket, now, prices)) {
            case Counter.Taken taken -> taken.group();
            case Counter.Turned turned -> counter.reject(ticket, turned.refusal(), now);
        };
        return group.state();
    }

    /** Takes or refuses an order. A refused one is not kept, and a known id is refused, too. */
    public Placement place(OrderTicket ticket, Instant now, PriceLookup prices) {
        portfolio.settle(now);
        if (book.knows(ticket.clientId())) {
            return Placement.refused(Refusal.duplicate(ticket.clientId()));
        }
        return switch (new Counter(venue, book).take(ticket, now, prices)) {
            case Counter.Taken(OrderGroup group) -> new Placement.Accepted(group.report(group.root()));
            case Counter.Turned(Refusal refusal) -> Placement.refused(refusal);
        };
    }

    /** Puts an order with other terms, and another id, in the place of one that works. */
    public Placement replace(OrderId id, Amendment change, Instant now, PriceLookup prices) {
        portfolio.settle(now);
        OrderGroup group = book.of(id);
        if (group == null) {
            return Placement.refused(Refusal.unknown(id));
        }
        if (book.knows(change.clientId())) {
            return Placement.refused(Refusal.duplicate(change.clientId()));
        }
        new Passing(venue, group).to(now);
        book.dropFinished();
        Order old = group.member(OrderBirth.named(id));
        return switch (new Replacing(group, old, change, now).run(venue, book.openBut(group), prices)) {
            case Replacing.Outcome.Refused(Refusal refusal) -> Placement.refused(refusal);
            case Replacing.Outcome.Done(Order successor) -> {
                group.replace(old, successor);
                book.replaced(group, successor);
                events.tell(Event.REPLACED, group, old, null, now);
                if (successor.working()) {
                    events.tell(Event.NEW, group, successor, null, now);
                }
                yield new Placement.Accepted(group.report(successor));
            }
        };
    }

    /**
     * Moves a stop that is not triggered, by a replacement with the client order id {@code as}; the new price holds from
     * the first bar that opens after the move. Asking again under the same id moves once.
     */
    public Change moveStop(OrderId id, Price stop, ClientOrderId as, Instant now, PriceLookup prices) {
        OrderGroup group = book.of(id);
        if (group != null && group == book.of(as)) {
            return new Change.Accepted();
        }
        return change(replace(id, Amendment.stop(as, stop), now, prices));
    }

    /** Cancels an order or leg and with it whatever still lives in its group. */
    public Change cancel(OrderId id, Instant now) {
        return change(withdraw(id, now));
    }

    /** The same as {@link #cancel}, with the order or the kind of refusal. */
    public Placement withdraw(OrderId id, Instant now) {
        return end(id, Event.CANCELED, OrderStatus.CANCELED, "Cancelled on request.", now);
    }

    /** Rejects an order that was taken, as a venue may do a moment later, and with it whatever still lives in its group. */
    public Placement reject(OrderId id, String reason, Instant now) {
        return end(id, Event.REJECTED, OrderStatus.REJECTED, reason, now);
    }

    private Placement end(OrderId id, Event event, OrderStatus status, String reason, Instant now) {
        OrderGroup group = book.of(id);
        if (group == null) {
            return Placement.refused(Refusal.unknown(id));
        }
        Order order = group.member(OrderBirth.named(id));
        if (!order.alive()) {
            return Placement.refused(Replacing.finished(order));
        }
        events.ended(event, group, group.end(status, reason, now), now);
        book.dropFinished();
        return new Placement.Accepted(group.report(order));
    }

    /** Halts trading in a symbol: nothing is filled, orders are taken, cancelled and expire. */
    public void halt(Symbol symbol) {
        matching.halt(symbol);
    }

    public void resume(Symbol symbol) {
        matching.resume(symbol);
    }

    /**
     * Matches the working orders of the symbol against a closed bar, at most once: a bar that closes no later than the last
     * one matched changes nothing. Earlier orders go first; orders of the same time go by their names.
     *
     * @return what changed, in the order in which it happened
     */
    public List<OrderUpdate> onBar(Symbol symbol, Bar bar) {
        return matching.bar(symbol, bar);
    }

    /**
     * Matches the working orders of the symbol against a trade: a bar in which time stands still. A trade from before the
     * last bar or trade changes nothing.
     *
     * @return what changed, in the order in which it happened
     */
    public List<OrderUpdate> onTrade(Symbol symbol, Price price, Quantity size, Instant time) {
        return matching.trade(symbol, price, size, time);
    }

    /**
     * Time has come this far, trade or no trade: orders whose session begins work, closing auctions are held, orders whose
     * session is over expire, sales settle.
     *
     * @return what changed, in the order in which it happened
     */
    public List<OrderUpdate> advance(Instant now, PriceLookup prices) {
        return matching.advance(now, prices);
    }

    /**
     * Index of the next bar in which an order of the bars' symbol may fill or expire, or -1 if there is none: never too
     * late, possibly too early. A bar in between need not be given to {@link #onBar}.
     *
     * @param first index of the first bar that was not matched yet
     */
    public int nextInterest(Bars bars, int first) {
        return book.open().isEmpty() ? Interest.NONE : new Interest(bars, first).of(book.open());
    }

    /** An order with its legs, or a leg or replaced order by its own id. */
    public Optional<OrderState> find(ClientOrderId id) {
        OrderGroup group = book.of(id);
        if (group == null) {
            return Optional.empty();
        }
        Order member = group.member(id);
        return Optional.of(member == group.root() ? group.state() : member.state());
    }

    /** The full view of an order with its legs, or of a leg or replaced order alone. */
    public Optional<OrderReport> order(ClientOrderId id) {
        OrderGroup group = book.of(id);
        return group == null ? Optional.empty() : Optional.of(group.report(group.member(id)));
    }

    public Optional<OrderReport> order(OrderId id) {
        return book.of(id) == null ? Optional.empty() : order(OrderBirth.named(id));
    }

    /** Every order in the order of submission, with its legs; replaced orders stand for themselves. */
    public List<OrderReport> orders() {
        var all = new ArrayList<OrderReport>();
        for (OrderGroup group : book.all()) {
            group.replaced().forEach(order -> all.add(group.report(order)));
            all.add(group.report(group.root()));
        }
        return all;
    }

    /** Orders of the symbol of which anything still lives, with their legs, oldest first. */
    public List<OrderState> openOrders(Symbol symbol) {
        return book.open(symbol).stream().map(OrderGroup::state).toList();
    }

    public List<Holding> holdings(PriceLookup prices) {
        return portfolio.holdings(prices, book.open());
    }

    public Account account(PriceLookup prices) {
        var margins = new Margins(rules(), portfolio, book.open(), prices);
        return new Account(portfolio.cash(), margins.equity(), margins.buyingPower());
    }

    /** The account with its margins. */
    public AccountReport accountReport(PriceLookup prices) {
        return new Margins(rules(), portfolio, book.open(), prices).report();
    }

    /** Everything that the future depends on, finished orders included. */
    public ExchangeSnapshot snapshot() {
        return new ExchangeSnapshot(
                portfolio.cash(),
                portfolio.lots(),
                book.all().stream().map(OrderGroup::snapshot).toList(),
                matching.processed(),
                events.sequence(),
                portfolio.unsettled(),
                matching.halted(),
                portfolio.charges());
    }

    private static Change change(Placement placement) {
        return switch (placement) {
            case Placement.Accepted _ -> new Change.Accepted();
            case Placement.Refused(Refusal refusal) -> new Change.Refused(refusal.sentence());
        };
    }
}
