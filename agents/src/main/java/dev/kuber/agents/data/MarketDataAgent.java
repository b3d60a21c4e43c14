package dev.kuber.agents.data;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.DataMissing;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.MarketSnapshot.Frame;
import dev.kuber.fact.TriggerFired;
import dev.kuber.indicator.Readings;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/** Gathers quote, bars and indicators of every symbol in every timeframe that the pipeline reads. */
@AgentInfo(
        type = "market_data_agent",
        category = AgentInfo.Category.DATA,
        name = "Market data",
        description =
                "Takes a snapshot of the market for all symbols in all timeframes that later agents need, and notes"
                        + " what is wrong with the data.",
        icon = "chart-line",
        averageMinutes = 1,
        gives = {MarketSnapshot.class, DataMissing.class},
        uses = MarketData.class)
public final class MarketDataAgent implements Agent<MarketDataAgent.Config> {

    /** Settings of a market data agent. */
    public record Config(
            @Param(
                    title = "Bars to keep",
                    description = "How many bars of each timeframe are kept for charts and replay.",
                    init = "250",
                    min = 50,
                    max = 5000,
                    unit = "bars")
            int lookback,

            @Param(
                    title = "Quote is stale after",
                    description = "Warns when the last price is older; at least two bars of the primary timeframe.",
                    init = "PT15M")
            Duration staleAfter) {

        public Config {
            if (!staleAfter.isPositive()) {
                throw new IllegalArgumentException("stale_after: name a time above zero.");
            }
        }
    }

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        MarketData market = context.port(MarketData.class);
        var facts = new ArrayList<Fact>();
        String problem = null;
        int found = 0;
        for (Symbol symbol : TriggerFired.symbols(state)) {
            try {
                facts.add(snapshot(config, state, market, symbol, context.now()));
                found++;
            } catch (MarketData.NoData noData) {
                problem = String.valueOf(noData.getMessage());
                facts.add(new DataMissing(symbol, problem));
            }
        }
        if (found > 0) {
            return new Outcome.Done(facts);
        }
        return Outcome.fail(
                problem == null ? "No symbol is left to look at." : "There is no market data to work with. " + problem);
    }

    private static MarketSnapshot snapshot(
            Config config, PipelineState state, MarketData market, Symbol symbol, Instant now) {
        Quote quote = market.quote(symbol);
        var frames = new ArrayList<Frame>(state.timeframes().size());
        var warnings = new ArrayList<String>(0);
        for (Timeframe timeframe : state.timeframes()) {
            try {
                Readings readings = market.readings(symbol, timeframe);
                Bars bars = market.bars(symbol, timeframe, config.lookback());
                frames.add(new Frame(timeframe, market.keep(bars), readings));
                DataQuality.check(bars, config.lookback(), warnings);
            } catch (MarketData.NoData noData) {
                if (timeframe.equals(state.timeframe())) {
                    throw noData;
                }
                warnings.add(noData.getMessage());
            }
        }
        Duration twoBars = state.timeframe().duration().multipliedBy(2);
        Duration limit = config.staleAfter().compareTo(twoBars) > 0 ? config.staleAfter() : twoBars;
        if (quote.at().plus(limit).isBefore(now)) {
            warnings.add("The last price of " + symbol + " is from " + quote.at() + ".");
        }
        return new MarketSnapshot(symbol, quote, frames, warnings, market.source());
    }
}
