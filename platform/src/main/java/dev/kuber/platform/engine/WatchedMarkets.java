package dev.kuber.platform.engine;

import dev.kuber.platform.pipelines.Plan;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;

/** Where the prices come from that waiting nodes watch. */
public interface WatchedMarkets {

    /** Key of the market in which this pipeline trades; pipelines of the same market share what is watched. */
    String marketOf(Plan plan);

    /** The finest timeframe of this symbol there; prices that cross a level are looked for in its bars. */
    Timeframe finest(String market, Symbol symbol);

    /**
     * The last {@code count} bars that have closed by now, oldest first; fewer where the history is shorter.
     *
     * @throws dev.kuber.port.MarketData.NoData if the symbol or timeframe is not served
     */
    Bars history(String market, Symbol symbol, Timeframe timeframe, int count);
}
