package dev.kuber.platform.faults;

import dev.kuber.indicator.Readings;
import dev.kuber.platform.exchange.ManualMarket;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;

/** The last trade of a market that is moved by hand, and no history. */
record LastPrices(ManualMarket market) implements MarketData {

    @Override
    public Quote quote(Symbol symbol) {
        Price last = market.last(symbol)
                .orElseThrow(() -> new NoData("Nothing was traded in " + symbol + "."))
                .price();
        return new Quote(symbol, last, last, last, market.now());
    }

    @Override
    public Bars bars(Symbol symbol, Timeframe timeframe, int count) {
        throw new NoData("There are no bars here.");
    }

    @Override
    public Readings readings(Symbol symbol, Timeframe timeframe) {
        throw new NoData("There are no bars here.");
    }

    @Override
    public String keep(Bars bars) {
        return "nothing";
    }

    @Override
    public String source() {
        return "by hand";
    }
}
