package dev.kuber.platform.markets;

import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;

/** Bars of several symbols that can be asked by the time they close, such as a recording or the synthetic market. */
public interface BarTape {

    /**
     * The bars that close after {@code after} and not later than {@code until}.
     *
     * @throws dev.kuber.port.MarketData.NoData if the symbol or timeframe is not served
     */
    Bars closing(Symbol symbol, Timeframe timeframe, Instant after, Instant until);
}
