package dev.kuber.port;

import dev.kuber.indicator.Readings;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;

/**
 * Prices as they are known at the timeline's {@code now()}. No adapter ever returns a bar that closes later.
 *
 * <p>Every method throws {@link NoData} when the symbol or timeframe is not served.
 */
public interface MarketData {

    Quote quote(Symbol symbol);

    /** The last {@code count} closed bars, oldest first; fewer where the history is shorter, possibly none. */
    Bars bars(Symbol symbol, Timeframe timeframe, int count);

    /**
     * The standard indicators at the last closed bar. Adapters over recorded history compute them once, incrementally;
     * a value never depends on a later bar.
     */
    Readings readings(Symbol symbol, Timeframe timeframe);

    /**
     * Keeps these bars so that a replay sees exactly what the agent saw; equal bars are kept once.
     *
     * @return the key under which they are found again
     */
    String keep(Bars bars);

    /** Where the prices come from, as shown to a user, such as {@code synthetic} or {@code alpaca-iex}. */
    String source();

    /** The symbol or timeframe is not served; the message is a sentence that says so. */
    final class NoData extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NoData(String sentence) {
            super(sentence);
        }
    }
}
