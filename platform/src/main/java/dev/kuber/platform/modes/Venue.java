package dev.kuber.platform.modes;

import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.markets.BarTape;
import dev.kuber.port.Brokerage;
import dev.kuber.port.MarketData;
import dev.kuber.port.News;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.util.List;
import java.util.Set;

/**
 * Where pipelines trade: a market with its clock and prices, and an account to trade in. Pipelines that trade in the same
 * account share the venue.
 */
interface Venue {

    /** Unique among all venues, and the same in every process; also the key of the account. */
    String key();

    MarketClock clock();

    /**
     * Prices as they are known now.
     *
     * @throws MarketData.NoData if one of the symbols is not served
     */
    MarketData data(List<Symbol> symbols);

    /**
     * The bars as they close, for those who move the market.
     *
     * @throws MarketData.NoData if the symbol is not served
     */
    BarTape tape(Symbol symbol);

    /**
     * The finest timeframe in which a symbol's bars close.
     *
     * @throws MarketData.NoData if the symbol is not served
     */
    Timeframe finest(Symbol symbol);

    /**
     * Says what is waited for here from now on, and asks whether this process is to look out for it; of several that
     * follow the same venue, a venue may let only one.
     *
     * @param prices symbols of which every price between bars matters
     * @param bars symbols of which bars matter
     */
    default boolean follow(Set<Symbol> prices, Set<Symbol> bars) {
        return true;
    }

    /** News as they are known now. */
    default News news() {
        return News.NONE;
    }

    /** Trading in the account, in a market with these hours. */
    Brokerage brokerage(TradingCalendar calendar);
}
