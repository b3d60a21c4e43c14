package dev.kuber.platform.markets;

import dev.kuber.indicator.Readings;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Prices from recordings, as they were known at the clock's time. Cheap enough to ask at every bar of a backtest. */
public final class HistoricalMarketData implements MarketData {

    private final Map<Symbol, History> histories;
    private final InstantSource clock;
    private final String source;
    private final double halfSpread;

    /**
     * @param clock the timeline whose now nothing may be later than
     * @param source as shown to a user, such as {@code imported}
     * @param halfSpread how far bid and ask lie from the last close, as a fraction of it; 0 for none
     */
    public HistoricalMarketData(Map<Symbol, History> histories, InstantSource clock, String source, double halfSpread) {
        this.histories = Map.copyOf(histories);
        this.clock = clock;
        this.source = source;
        this.halfSpread = halfSpread;
    }

    @Override
    public Quote quote(Symbol symbol) {
        History history = history(symbol);
        Bars last = history.bars(history.timeframe(), 1, clock.instant());
        if (last.isEmpty()) {
            throw new NoData("There is no price of " + symbol + " yet: its recording begins later.");
        }
        return quote(symbol, last.bar(0), halfSpread);
    }

    @Override
    public Bars bars(Symbol symbol, Timeframe timeframe, int count) {
        return history(symbol).bars(timeframe, count, clock.instant());
    }

    @Override
    public Readings readings(Symbol symbol, Timeframe timeframe) {
        return history(symbol).readings(timeframe, clock.instant());
    }

    /** The range of the recording, see {@link KeptRange}: the recording itself keeps the bars. */
    @Override
    public String keep(Bars bars) {
        return KeptRange.of(history(bars.symbol()).origin(), bars).toString();
    }

    @Override
    public String source() {
        return source;
    }

    private History history(Symbol symbol) {
        History history = histories.get(symbol);
        if (history == null) {
            throw new NoData("There are no bars of " + symbol + " here: import some or choose another symbol.");
        }
        return history;
    }

    /** The quote after a bar: its close, with bid and ask rounded away from it to the tick. */
    static Quote quote(Symbol symbol, Bar bar, double halfSpread) {
        Price last = new Price(BigDecimal.valueOf(bar.close()));
        Instant at = bar.closes();
        if (halfSpread == 0) {
            return new Quote(symbol, last, last, last, at);
        }
        Price bid = Price.rounded(bar.close() * (1 - halfSpread), RoundingMode.FLOOR);
        Price ask = Price.rounded(bar.close() * (1 + halfSpread), RoundingMode.CEILING);
        return new Quote(symbol, bid, ask, last, at);
    }
}
