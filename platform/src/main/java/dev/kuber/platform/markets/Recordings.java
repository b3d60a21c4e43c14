package dev.kuber.platform.markets;

import dev.kuber.port.MarketData.NoData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.Map;

/** The recordings of several symbols as one tape. */
public final class Recordings implements BarTape {

    private final Map<Symbol, History> histories;

    public Recordings(Map<Symbol, History> histories) {
        this.histories = Map.copyOf(histories);
    }

    @Override
    public Bars closing(Symbol symbol, Timeframe timeframe, Instant after, Instant until) {
        History history = histories.get(symbol);
        if (history == null) {
            throw new NoData("There are no bars of " + symbol + " here: import some or choose another symbol.");
        }
        return history.closing(symbol, timeframe, after, until);
    }
}
