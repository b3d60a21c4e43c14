package dev.kuber.platform.exchange;

import dev.kuber.platform.markets.BarTape;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A market that trades recorded or synthetic bars once more: each bar is traded along a {@linkplain BarPath path} and closes
 * at its time. It has no thread and no clock: {@link #moveTo} moves it.
 */
final class ReplayMarket implements Market {

    private static final Duration LOOK_BACK = Duration.ofDays(7);
    private static final int BARS_AHEAD = 1_500;

    private final BarTape tape;
    private final List<Product> products;
    private final Map<Symbol, Tick> last = new ConcurrentHashMap<>();
    private final Map<Symbol, Bar> lastBars = new ConcurrentHashMap<>();
    private final PriorityQueue<Reel> next =
            new PriorityQueue<>(Comparator.comparing(Reel::at).thenComparing(reel -> reel.product.symbol));
    private final List<MarketListener> listeners = new CopyOnWriteArrayList<>();
    private volatile Instant now;

    /**
     * What is traded here.
     *
     * @param first when its first bar opens
     * @param end when its last bar closes
     */
    record Product(Symbol symbol, String name, Timeframe timeframe, Instant first, Instant end) {}

    /** @param begin at which the market stands; bars that closed before are history */
    ReplayMarket(BarTape tape, List<Product> products, Instant begin) {
        this.tape = tape;
        this.products = List.copyOf(products);
        this.now = begin;
        for (Product product : products) {
            remember(product, begin);
            var reel = new Reel(product, begin);
            if (reel.advance()) {
                next.add(reel);
            }
        }
    }

    /** What is still to come of one symbol: the rest of a bar's path, and the bars after it. */
    private final class Reel {
        final Product product;
        private final ArrayDeque<Bar> bars = new ArrayDeque<>();
        private final ArrayDeque<Tick> ticks = new ArrayDeque<>();
        private Instant loaded;

        Reel(Product product, Instant begin) {
            this.product = product;
            this.loaded = begin;
        }

        Instant at() {
            return ticks.isEmpty() ? bars.element().closes() : ticks.element().at();
        }

        /** Makes the next tick or close known; false when there is none. */
        boolean advance() {
            if (!ticks.isEmpty() || !bars.isEmpty()) {
                return true;
            }
            while (bars.isEmpty() && loaded.isBefore(product.end)) {
                Instant until = loaded.plus(product.timeframe.duration().multipliedBy(BARS_AHEAD));
                bars.addAll(HoursFilter.extended(tape.closing(product.symbol, product.timeframe, loaded, until)));
                loaded = until;
            }
            begin();
            return !bars.isEmpty();
        }

        private void begin() {
            if (!bars.isEmpty()) {
                ticks.addAll(BarPath.of(product.symbol, bars.element()));
            }
        }

        void play() {
            Tick tick = ticks.poll();
            if (tick != null) {
                last.put(product.symbol, tick);
                listeners.forEach(listener -> listener.traded(tick));
            } else {
                Bar bar = bars.remove();
                lastBars.put(product.symbol, bar);
                listeners.forEach(listener -> listener.closed(product.symbol, bar));
                begin();
            }
        }
    }

    /** Lets everything happen that lies between now and this time, in its order. */
    synchronized void moveTo(Instant time) {
        while (!next.isEmpty() && !next.element().at().isAfter(time)) {
            Reel reel = next.remove();
            if (reel.at().isAfter(now)) {
                now = reel.at();
            }
            reel.play();
            if (reel.advance()) {
                next.add(reel);
            }
        }
        if (time.isAfter(now)) {
            now = time;
        }
        listeners.forEach(listener -> listener.advanced(now));
    }

    /** Whether anything is still to come. */
    synchronized boolean ended() {
        return next.isEmpty();
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public List<Symbol> symbols() {
        return products.stream().map(Product::symbol).toList();
    }

    @Override
    public String nameOf(Symbol symbol) {
        return product(symbol).map(Product::name).orElse(symbol.value());
    }

    @Override
    public Optional<Tick> last(Symbol symbol) {
        return Optional.ofNullable(last.get(symbol));
    }

    @Override
    public Optional<Bar> lastBar(Symbol symbol) {
        return Optional.ofNullable(lastBars.get(symbol));
    }

    @Override
    public Bars bars(Symbol symbol, Instant from, Instant to) {
        Optional<Product> product = product(symbol);
        if (product.isEmpty() || !from.isBefore(to)) {
            return Bars.none(symbol, Timeframe.M1);
        }
        Timeframe timeframe = product.get().timeframe;
        Instant known = now;
        Instant until = to.plus(timeframe.duration().multipliedBy(4));
        Bars bars = tape.closing(symbol, timeframe, from, until.isBefore(known) ? until : known);
        var within = new ArrayList<Bar>();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.bar(i);
            if (!bar.opens().isBefore(from) && bar.opens().isBefore(to)) {
                within.add(bar);
            }
        }
        return Bars.of(symbol, timeframe, within);
    }

    @Override
    public Instant first(Symbol symbol) {
        return product(symbol).map(Product::first).orElse(now);
    }

    @Override
    public void listen(MarketListener listener) {
        listeners.add(listener);
    }

    private Optional<Product> product(Symbol symbol) {
        return products.stream()
                .filter(product -> product.symbol.equals(symbol))
                .findFirst();
    }

    /** The price at which the market stood before it began to move. */
    private void remember(Product product, Instant begin) {
        List<Bar> past =
                HoursFilter.extended(tape.closing(product.symbol, product.timeframe, begin.minus(LOOK_BACK), begin));
        if (!past.isEmpty()) {
            Bar bar = past.getLast();
            lastBars.put(product.symbol, bar);
            last.put(product.symbol, BarPath.of(product.symbol, bar).getLast());
        }
    }
}
