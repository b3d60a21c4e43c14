package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Bar;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Brings bars, trades and time to the orders in the book. */
final class Matching {

    /** How long after the close a trade may still be the print of the closing auction. */
    private static final Duration AUCTION = Duration.ofMinutes(10);

    private final Venue venue;
    private final Book book;
    private final Map<Symbol, Instant> processed = new TreeMap<>();
    private final TreeSet<Symbol> halted;

    Matching(Venue venue, Book book, ExchangeSnapshot state) {
        this.venue = venue;
        this.book = book;
        this.halted = new TreeSet<>(state.halted());
        state.processed().forEach(p -> processed.put(p.symbol(), p.closes()));
    }

    List<OrderUpdate> bar(Symbol symbol, Bar bar) {
        Instant last = processed.get(symbol);
        if (last != null && !bar.closes().isAfter(last)) {
            return List.of();
        }
        return match(symbol, bar);
    }

    List<OrderUpdate> trade(Symbol symbol, Price price, Quantity size, Instant time) {
        Instant last = processed.get(symbol);
        if (last != null && time.isBefore(last)) {
            return List.of();
        }
        var updates = new ArrayList<OrderUpdate>();
        if (size.isPositive()) {
            updates.addAll(auction(symbol, price, time.minus(AUCTION), time));
        }
        updates.addAll(match(symbol, flat(price, size.value().doubleValue(), time, time)));
        return updates;
    }

    List<OrderUpdate> advance(Instant now, PriceLookup prices) {
        var updates = new ArrayList<OrderUpdate>();
        for (Symbol symbol : symbols()) {
            Optional<Price> price = prices.latest(symbol);
            price.ifPresent(last -> updates.addAll(auction(symbol, last, Instant.MIN, now)));
        }
        updates.addAll(venue.events().during(() -> {
            venue.portfolio().settle(now);
            book.open().forEach(group -> new Passing(venue, group).to(now));
        }));
        book.dropFinished();
        return updates;
    }

    void halt(Symbol symbol) {
        halted.add(symbol);
    }

    void resume(Symbol symbol) {
        halted.remove(symbol);
    }

    List<Symbol> halted() {
        return List.copyOf(halted);
    }

    List<ExchangeSnapshot.Processed> processed() {
        return processed.entrySet().stream()
                .map(e -> new ExchangeSnapshot.Processed(e.getKey(), e.getValue()))
                .toList();
    }

    private List<OrderUpdate> match(Symbol symbol, Bar bar) {
        processed.put(symbol, bar.closes());
        venue.portfolio().settle(bar.opens());
        var match = new BarMatch(venue, symbol, bar);
        boolean trading = !halted.contains(symbol);
        List<OrderUpdate> updates = venue.events().during(() -> {
            for (OrderGroup group : book.open()) {
                if (group.symbol().equals(symbol)) {
                    match.match(group, trading);
                }
            }
        });
        book.dropFinished();
        return updates;
    }

    /** Holds the closing auctions between these times at this price, where an order waits for one. */
    private List<OrderUpdate> auction(Symbol symbol, Price price, Instant after, Instant now) {
        List<OrderUpdate> updates = venue.events().during(() -> {
            for (OrderGroup group : book.open(symbol)) {
                Instant closes = group.root().expires();
                if (group.root().closingAuction() && closes != null && closes.isAfter(after) && !closes.isAfter(now)) {
                    Bar last = flat(price, Double.MAX_VALUE, closes.minusMillis(1), closes);
                    new BarMatch(venue, symbol, last).match(group, !halted.contains(symbol));
                }
            }
        });
        book.dropFinished();
        return updates;
    }

    private static Bar flat(Price price, double size, Instant opens, Instant closes) {
        double at = price.toDouble();
        return new Bar(opens, closes, at, at, at, at, size);
    }

    private Set<Symbol> symbols() {
        var symbols = new TreeSet<Symbol>();
        book.open().forEach(group -> symbols.add(group.symbol()));
        return symbols;
    }
}
