package dev.kuber.platform.markets;

import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Tells which bars have closed since it was last asked. It has no thread and no clock: real, accelerated and maximal
 * speed differ only in the times it is asked for. Not safe for several threads.
 */
public final class MarketFeed {

    private static final Comparator<ClosedBar> ORDER = Comparator.comparing(
                    (ClosedBar closed) -> closed.bar().closes())
            .thenComparing(ClosedBar::symbol)
            .thenComparing(ClosedBar::timeframe);

    private final BarTape tape;
    private Instant told;

    /** Bars that closed at {@code begin} or before are not told. */
    public MarketFeed(BarTape tape, Instant begin) {
        this.tape = tape;
        this.told = begin;
    }

    /** Bars of a symbol and timeframe that somebody wants to hear of. */
    public record Watched(Symbol symbol, Timeframe timeframe) {}

    /** A bar that has closed. */
    public record ClosedBar(Symbol symbol, Timeframe timeframe, Bar bar) {}

    /**
     * The watched bars that have closed since the last call, in the order of their closes, then by symbol, finer
     * timeframes first. A time that is not later than the last tells nothing.
     *
     * @throws dev.kuber.port.MarketData.NoData if a watched symbol or timeframe is not served; nothing counts as told
     */
    public List<ClosedBar> poll(Instant now, Collection<Watched> watched) {
        if (!now.isAfter(told)) {
            return List.of();
        }
        var closed = new ArrayList<ClosedBar>();
        for (Watched one : watched) {
            Bars bars = tape.closing(one.symbol(), one.timeframe(), told, now);
            for (int i = 0; i < bars.size(); i++) {
                closed.add(new ClosedBar(one.symbol(), one.timeframe(), bars.bar(i)));
            }
        }
        closed.sort(ORDER);
        told = now;
        return closed;
    }

    /** Until when bars have been told. */
    public Instant told() {
        return told;
    }
}
