package dev.kuber.platform.exchange;

import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A market moved by hand: its time stands still and its prices are those that somebody gives it. When {@link #trade} or
 * {@link #advance} returns, every order that it moved has been moved.
 */
public final class ManualMarket implements Market {

    private static final Quantity SIZE = Quantity.of(1_000_000);

    private final Map<Symbol, Tick> last = new ConcurrentHashMap<>();
    private final Map<Symbol, NavigableMap<Instant, Bar>> minutes = new LinkedHashMap<>();
    private final Map<Symbol, Bar> forming = new LinkedHashMap<>();
    private final List<MarketListener> listeners = new CopyOnWriteArrayList<>();
    private volatile Instant now;

    /** @param now at which the market stands */
    public ManualMarket(Instant now, Symbol... symbols) {
        this.now = now;
        for (Symbol symbol : symbols) {
            minutes.put(symbol, new TreeMap<>());
        }
    }

    /** A trade now, of a size that fills any order. */
    public void trade(Symbol symbol, String price) {
        trade(symbol, Price.of(price), SIZE);
    }

    /** A trade now. */
    public synchronized void trade(Symbol symbol, Price price, Quantity size) {
        if (!minutes.containsKey(symbol)) {
            throw new IllegalArgumentException("This market has no " + symbol + ".");
        }
        var tick = new Tick(symbol, price, size, now);
        last.put(symbol, tick);
        form(tick);
        listeners.forEach(listener -> listener.traded(tick));
    }

    /** Four trades within the next minute, at whose end the market then stands. */
    public synchronized void bar(Symbol symbol, double open, double high, double low, double close) {
        double[] path = {open, high, low, close};
        for (double price : path) {
            trade(symbol, Price.rounded(price), SIZE);
            advance(Duration.ofSeconds(15));
        }
    }

    /** Lets time pass without a trade. */
    public synchronized void advance(Duration duration) {
        moveTo(now.plus(duration));
    }

    /** @throws IllegalArgumentException if the time is past */
    public synchronized void moveTo(Instant time) {
        if (time.isBefore(now)) {
            throw new IllegalArgumentException("A market's time does not go back.");
        }
        now = time;
        for (Symbol symbol : minutes.keySet()) {
            closeMinute(symbol, time);
        }
        listeners.forEach(listener -> listener.advanced(time));
    }

    /** Bars of the past, of one minute each, that history is asked for. */
    public synchronized void remember(Bars bars) {
        NavigableMap<Instant, Bar> known = minutes.computeIfAbsent(bars.symbol(), s -> new TreeMap<>());
        for (int i = 0; i < bars.size(); i++) {
            known.put(bars.bar(i).opens(), bars.bar(i));
        }
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public synchronized List<Symbol> symbols() {
        return List.copyOf(minutes.keySet());
    }

    @Override
    public String nameOf(Symbol symbol) {
        return symbol.value();
    }

    @Override
    public Optional<Tick> last(Symbol symbol) {
        return Optional.ofNullable(last.get(symbol));
    }

    @Override
    public synchronized Optional<Bar> lastBar(Symbol symbol) {
        NavigableMap<Instant, Bar> known = minutes.get(symbol);
        return known == null || known.isEmpty()
                ? Optional.empty()
                : Optional.of(known.lastEntry().getValue());
    }

    @Override
    public synchronized Bars bars(Symbol symbol, Instant from, Instant to) {
        NavigableMap<Instant, Bar> known = minutes.get(symbol);
        if (known == null || !from.isBefore(to)) {
            return Bars.none(symbol, Timeframe.M1);
        }
        var closed = new ArrayList<Bar>();
        for (Bar bar : known.subMap(from, to).values()) {
            if (!bar.closes().isAfter(now)) {
                closed.add(bar);
            }
        }
        return closed.isEmpty() ? Bars.none(symbol, Timeframe.M1) : Bars.of(symbol, Timeframe.M1, closed);
    }

    @Override
    public synchronized Instant first(Symbol symbol) {
        NavigableMap<Instant, Bar> known = minutes.get(symbol);
        return known == null || known.isEmpty() ? now : known.firstKey();
    }

    @Override
    public void listen(MarketListener listener) {
        listeners.add(listener);
    }

    private void form(Tick tick) {
        double price = tick.price().toDouble();
        double volume = tick.size().value().doubleValue();
        Bar bar = forming.get(tick.symbol());
        Instant opens = tick.at().truncatedTo(ChronoUnit.MINUTES);
        Bar next = bar == null
                ? new Bar(opens, opens.plus(1, ChronoUnit.MINUTES), price, price, price, price, volume)
                : new Bar(
                        bar.opens(),
                        bar.closes(),
                        bar.open(),
                        Math.max(bar.high(), price),
                        Math.min(bar.low(), price),
                        price,
                        bar.volume() + volume);
        forming.put(tick.symbol(), next);
    }

    private void closeMinute(Symbol symbol, Instant time) {
        @Nullable Bar bar = forming.get(symbol);
        if (bar != null && !bar.closes().isAfter(time)) {
            forming.remove(symbol);
            minutes.computeIfAbsent(symbol, s -> new TreeMap<>()).put(bar.opens(), bar);
            listeners.forEach(listener -> listener.closed(symbol, bar));
        }
    }
}
