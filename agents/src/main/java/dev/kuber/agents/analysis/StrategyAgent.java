package dev.kuber.agents.analysis;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.crew.Crew;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.StrategySignal;
import dev.kuber.fact.StrategySignal.Action;
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Symbol;
import java.util.ArrayList;
import java.util.List;

/** Plans a trade: what to do, where to enter, where the idea is wrong, where it pays. */
@AgentInfo(
        type = "strategy_agent",
        category = AgentInfo.Category.ANALYSIS,
        name = "Strategy agent",
        description = "Plans a complete trade for each symbol: buy, sell or hold, entry, stop and two targets, with a"
                + " reason for each level; honours the bias and the minimum reward for the risk.",
        icon = "strategy",
        pricePerHour = "0.10",
        averageMinutes = 6,
        needs = {MarketSnapshot.class, BiasSignal.class},
        gives = StrategySignal.class,
        uses = {LanguageModel.class, MarketData.class},
        asks = {@AgentInfo.Asks(prompt = "strategist.1", averageInputTokens = 1600, averageOutputTokens = 250)})
public final class StrategyAgent implements Agent<StrategySettings> {

    @Override
    public Outcome run(StrategySettings config, PipelineState state, Context context) {
        var markets = new ArrayList<TradeIdeas.Market>();
        for (Symbol symbol : TriggerFired.symbols(state)) {
            MarketSnapshot snapshot = state.latest(MarketSnapshot.class, symbol).orElse(null);
            BiasSignal bias = state.latest(BiasSignal.class, symbol).orElse(null);
            if (snapshot != null && bias != null) {
                markets.add(new TradeIdeas.Market(state.timeframe(), snapshot, bias));
            }
        }
        if (markets.isEmpty()) {
            return Outcome.stop("No symbol has both market data and a bias.");
        }
        if (config.onRules()) {
            var signals = new ArrayList<Fact>(markets.size());
            markets.forEach(market -> signals.add(TradeIdeas.onRules(config, market)));
            return ended(signals);
        }
        var strategist = new ModelStrategist(
                new Crew(context.port(LanguageModel.class), config.model()), context.port(MarketData.class));
        Outcome outcome = EachSymbol.ask(
                markets,
                market -> TradeIdeas.onModel(config, market, strategist),
                (market, why) -> TradeIdeas.silent(config, market, why));
        return outcome instanceof Outcome.Done(List<Fact> signals) ? ended(signals) : outcome;
    }

    /** Nothing to trade ends the execution with the reasons. */
    private static Outcome ended(List<Fact> signals) {
        var holds = new ArrayList<String>();
        for (Fact fact : signals) {
            if (fact instanceof StrategySignal signal && signal.action() == Action.HOLD) {
                holds.add(signal.sentence());
            }
        }
        return holds.size() == signals.size() ? Outcome.stop(String.join(" ", holds)) : new Outcome.Done(signals);
    }
}
