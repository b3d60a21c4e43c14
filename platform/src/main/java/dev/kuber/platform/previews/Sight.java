package dev.kuber.platform.previews;

import dev.kuber.platform.markets.BarQuery;
import dev.kuber.platform.markets.HistoricalMarketData;
import dev.kuber.platform.markets.History;
import dev.kuber.platform.markets.Markets;
import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.platform.markets.SyntheticMarketData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The market that a preview looks at, as its owner has it. */
record Sight(Markets markets, UUID owner, Preview.Range range) {

    /** Bars before those that are shown: enough for the slowest averages to be known. */
    private static final int LEAD = 1_200;

    /** @throws dev.kuber.port.MarketData.NoData if there are none */
    Bars bars(Timeframe timeframe) {
        return markets.bars(
                owner,
                new BarQuery(
                        range.symbol(),
                        timeframe,
                        range.source(),
                        range.seed(),
                        Optional.empty(),
                        Optional.empty(),
                        range.bars() + LEAD));
    }

    /** What was known at this time. */
    Fence at(Instant time) {
        if (range.source().equals(SyntheticMarket.SOURCE)) {
            SyntheticMarket market = markets.synthetic(range.seed());
            return new Fence(time, new SyntheticMarketData(market, () -> time, 0), market.calendar());
        }
        History history = markets.imported(owner, range.symbol());
        var data = new HistoricalMarketData(Map.of(range.symbol(), history), () -> time, Markets.IMPORTED, 0);
        return new Fence(time, data, history.calendar());
    }
}
