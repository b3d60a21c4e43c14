package dev.kuber.platform.modes;

import dev.kuber.platform.markets.BarTape;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bars of a real market as they close. Minutes come from the provider's stream; what closed while the stream was down
 * is fetched before anything later is given, so that none is missed and the order is kept. Other timeframes are asked for
 * when one may have closed.
 */
final class LiveBars implements BarTape {

    /** Minutes before the present that are fetched for a new symbol or after a gap of unknown length. */
    private static final int BACK = 1_000;

    private static final Duration REMEMBERED = Duration.ofHours(2);

    /** A minute is streamed and can be fetched only some time after its close; before, it could be missed both ways. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final MarketData prices;
    private final InstantSource clock;
    private final Map<Symbol, Minutes> lines = new ConcurrentHashMap<>();
    private volatile boolean streaming;

    LiveBars(MarketData prices, InstantSource clock) {
        this.prices = prices;
        this.clock = clock;
    }

    /** The minutes of one symbol by their closes. */
    private static final class Minutes {
        private final NavigableMap<Instant, Bar> bars = new TreeMap<>();
        /** Since when it is streamed without interruption; what closed before may be missing. */
        private Instant since;

        private boolean gap = true;

        Minutes(Instant since) {
            this.since = since;
        }
    }

    /** A minute has closed. */
    void closed(Symbol symbol, Bar bar) {
        Minutes line = lines.computeIfAbsent(symbol, _ -> new Minutes(clock.instant()));
        synchronized (line) {
            line.bars.put(bar.closes(), bar);
            line.bars.headMap(bar.closes().minus(REMEMBERED)).clear();
        }
    }

    /** From now on every minute of these symbols is streamed; what closed before may have been missed. */
    void up() {
        gaps();
        streaming = true;
    }

    /** The stream is down. */
    void down() {
        streaming = false;
        gaps();
    }

    private void gaps() {
        for (Minutes line : lines.values()) {
            synchronized (line) {
                line.gap = true;
                line.since = clock.instant();
            }
        }
    }

    @Override
    public Bars closing(Symbol symbol, Timeframe timeframe, Instant after, Instant until) {
        if (!timeframe.equals(Timeframe.M1)) {
            long bars = Duration.between(after, until).dividedBy(timeframe.duration()) + 2;
            return between(prices.bars(symbol, timeframe, (int) Math.min(bars, BACK)), after, until);
        }
        if (!streaming) {
            return Bars.none(symbol, timeframe);
        }
        Minutes line = lines.computeIfAbsent(symbol, _ -> new Minutes(clock.instant()));
        synchronized (line) {
            if (line.gap) {
                if (clock.instant().isBefore(line.since.plus(SETTLED))) {
                    return Bars.none(symbol, timeframe);
                }
                fill(symbol, line);
            }
            List<Bar> closed =
                    List.copyOf(line.bars.subMap(after, false, until, true).values());
            return closed.isEmpty() ? Bars.none(symbol, timeframe) : Bars.of(symbol, timeframe, closed);
        }
    }

    /** Bars that came by stream meanwhile stay as they came: an agent may have been told of them. */
    private void fill(Symbol symbol, Minutes line) {
        Bars missed = prices.bars(symbol, Timeframe.M1, BACK);
        Instant oldest = clock.instant().minus(REMEMBERED);
        for (int i = 0; i < missed.size(); i++) {
            Bar bar = missed.bar(i);
            if (bar.closes().isAfter(oldest)) {
                line.bars.putIfAbsent(bar.closes(), bar);
            }
        }
        line.gap = false;
    }

    private static Bars between(Bars bars, Instant after, Instant until) {
        int first = bars.countClosedBy(after.toEpochMilli());
        return bars.slice(first, Math.max(first, bars.countClosedBy(until.toEpochMilli())));
    }
}
