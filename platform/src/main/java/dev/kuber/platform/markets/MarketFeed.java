package dev.kuber.platform.markets;

import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private final Instant begin;
    private final Map<Watched, Instant> told = new HashMap<>();

    /** Bars that closed at {@code begin} or before are not told. */
    public MarketFeed(BarTape tape, Instant begin) {
        this.tape = tape;
        this.begin = begin;
    }

    /** Bars of a symbol and timeframe that somebody wants to hear of. */
    public record Watched(Symbol symbol, Timeframe timeframe) {}

    /** A bar that has closed. */
    public record ClosedBar(Symbol symbol, Timeframe timeframe, Bar bar) {}

    /**
     * The watched bars that have closed since the last one that was told, in the order of their closes, then by symbol,
     * finer timeframes first. A bar that the tape gets to know some time after its close is told then.
     *
     * @throws dev.kuber.port.MarketData.NoData if a watched symbol or timeframe is not served; nothing counts as told
     */
    public List<ClosedBar> poll(Instant now, Collection<Watched> watched) {
        var closed = new ArrayList<ClosedBar>();
        for (Watched one : watched) {
            Instant last = told.getOrDefault(one, begin);
            if (now.isAfter(last)) {
                Bars bars = tape.closing(one.symbol(), one.timeframe(), last, now);
                for (int i = 0; i < bars.size(); i++) {
                    closed.add(new ClosedBar(one.symbol(), one.timeframe(), bars.bar(i)));
                }
            }
        }
        closed.sort(ORDER);
        for (ClosedBar one : closed) {
            told.put(new Watched(one.symbol(), one.timeframe()), one.bar().closes());
        }
        return closed;
    }
}
