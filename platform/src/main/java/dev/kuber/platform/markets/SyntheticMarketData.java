package dev.kuber.platform.markets;

import dev.kuber.indicator.Readings;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prices of the synthetic market as they are known at the clock's time, for simulations that run on and on. Keeps only a
 * window of each timeframe, which begins early enough for every standard indicator.
 */
public final class SyntheticMarketData implements MarketData {

    private static final int REMEMBERED = 48;
    private static final long DAY = 86_400_000L;
    /** Bars before a window's first day: 200 for the slowest average, and some for exponential averages to settle. */
    private static final int LEAD = 600;

    private static final int LEAD_DAYS = 400;
    private static final int LEAD_WEEKS = 210;

    private final SyntheticMarket market;
    private final InstantSource clock;
    private final double halfSpread;
    private final Map<Key, Frame> windows = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Frame> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Key(Symbol symbol, Timeframe timeframe, long block) {}

    /** @param halfSpread how far bid and ask lie from the last close, as a fraction of it; 0 for none */
    public SyntheticMarketData(SyntheticMarket market, InstantSource clock, double halfSpread) {
        this.market = market;
        this.clock = clock;
        this.halfSpread = halfSpread;
    }

    @Override
    public Quote quote(Symbol symbol) {
        if (!clock.instant().isBefore(SyntheticMarket.END)) {
            throw new NoData("There is no price of " + symbol + " any more: the synthetic market ends on "
                    + SyntheticMarket.END + ".");
        }
        Bars last = bars(symbol, Timeframe.M1, 1);
        if (last.isEmpty()) {
            throw new NoData("There is no price of " + symbol + " yet: the synthetic market begins on "
                    + SyntheticMarket.FIRST + ".");
        }
        return HistoricalMarketData.quote(symbol, last.bar(0), halfSpread);
    }

    @Override
    public Bars bars(Symbol symbol, Timeframe timeframe, int count) {
        Instant now = clock.instant();
        Frame window = window(symbol, timeframe, now);
        int closed = window.countClosedBy(now.toEpochMilli());
        if (closed >= count) {
            return window.bars().slice(closed - count, closed);
        }
        Instant from = now.minus(timeframe.duration().multipliedBy(count + 1L));
        return market.bars(symbol, timeframe, from, now).last(count);
    }

    @Override
    public Readings readings(Symbol symbol, Timeframe timeframe) {
        Instant now = clock.instant();
        Frame window = window(symbol, timeframe, now);
        return window.readings(window.countClosedBy(now.toEpochMilli()));
    }

    /** The range of the market, see {@link KeptRange}: it can be made again at any time. */
    @Override
    public String keep(Bars bars) {
        return KeptRange.of(market.origin(), bars).toString();
    }

    @Override
    public String source() {
        return SyntheticMarket.SOURCE;
    }

    /** The bars of some days around now; which days depends on the time alone, so that every process sees the same. */
    private Frame window(Symbol symbol, Timeframe timeframe, Instant now) {
        long barLength = timeframe.duration().toMillis();
        long lead = switch (timeframe.unit()) {
            case MINUTE, HOUR -> Math.ceilDiv(LEAD * barLength, DAY);
            case DAY -> LEAD_DAYS;
            case WEEK -> LEAD_WEEKS * 7L;
        };
        long length = Math.ceilDiv(lead, 2L);
        long block = Math.floorDiv(Math.floorDiv(now.toEpochMilli(), DAY), length);
        var key = new Key(symbol, timeframe, block);
        synchronized (windows) {
            Frame known = windows.get(key);
            if (known != null) {
                return known;
            }
        }
        long first = block * length - lead;
        Frame made = new Frame(market.bars(symbol, timeframe, day(first), day(first + lead + length)));
        synchronized (windows) {
            windows.put(key, made);
        }
        return made;
    }

    private static Instant day(long epochDay) {
        return Instant.ofEpochMilli(epochDay * DAY);
    }
}
