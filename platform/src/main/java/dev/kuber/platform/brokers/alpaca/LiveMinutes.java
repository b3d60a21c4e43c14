package dev.kuber.platform.brokers.alpaca;

import dev.kuber.platform.markets.BarColumns;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The minute bars and trades that the data stream brought, and since when it brings all of them. Safe for threads. */
final class LiveMinutes {

    private static final int REMEMBERED = 1_024;

    private final Map<Symbol, Minutes> symbols = new HashMap<>();

    private static final class Minutes {
        private final TreeMap<Instant, Bar> byClose = new TreeMap<>();
        private @Nullable Instant covered;
        private @Nullable Trade last;
    }

    /** A trade in the market. */
    record Trade(Price price, Instant at) {}

    /** From now on every minute bar of these symbols is brought, and of no others. */
    synchronized void covers(Collection<Symbol> all, Instant now) {
        symbols.forEach((symbol, minutes) -> {
            if (!all.contains(symbol)) {
                minutes.covered = null;
            }
        });
        for (Symbol symbol : all) {
            Minutes minutes = of(symbol);
            minutes.covered = minutes.covered == null ? now : minutes.covered;
        }
    }

    synchronized void lost() {
        symbols.values().forEach(minutes -> minutes.covered = null);
    }

    synchronized void bar(Symbol symbol, Bar bar) {
        TreeMap<Instant, Bar> bars = of(symbol).byClose;
        bars.put(bar.closes(), bar);
        while (bars.size() > REMEMBERED) {
            bars.pollFirstEntry();
        }
    }

    synchronized void trade(Symbol symbol, Price price, Instant at) {
        Minutes minutes = of(symbol);
        if (minutes.last == null || !at.isBefore(minutes.last.at())) {
            minutes.last = new Trade(price, at);
        }
    }

    synchronized Optional<Trade> last(Symbol symbol) {
        return Optional.ofNullable(symbols.get(symbol)).map(minutes -> minutes.last);
    }

    /** The bars that close after the first and not after the second time; empty if some may be missing. */
    synchronized Optional<Bars> closing(Symbol symbol, Instant after, Instant until) {
        Minutes minutes = symbols.get(symbol);
        if (minutes == null || minutes.covered == null || minutes.covered.isAfter(after)) {
            return Optional.empty();
        }
        if (minutes.byClose.size() >= REMEMBERED && minutes.byClose.firstKey().isAfter(after)) {
            return Optional.empty();
        }
        var columns = new BarColumns(16);
        minutes.byClose.subMap(after, false, until, true).values().forEach(columns::copy);
        return Optional.of(columns.toBars(symbol, Timeframe.M1));
    }

    /** These are all bars from the first to the second time: with what is streamed, nothing is missing any more. */
    synchronized void fill(Symbol symbol, Bars bars, Instant after, Instant until) {
        Minutes minutes = of(symbol);
        if (minutes.covered == null || until.isBefore(minutes.covered.plusSeconds(60))) {
            return;
        }
        for (int i = 0; i < bars.size(); i++) {
            minutes.byClose.putIfAbsent(bars.bar(i).closes(), bars.bar(i));
        }
        minutes.covered = after.isBefore(minutes.covered) ? after : minutes.covered;
    }

    private Minutes of(Symbol symbol) {
        return symbols.computeIfAbsent(symbol, _ -> new Minutes());
    }
}
