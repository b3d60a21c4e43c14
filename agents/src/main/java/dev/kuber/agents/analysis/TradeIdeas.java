package dev.kuber.agents.analysis;

import dev.kuber.agent.Context;
import dev.kuber.agents.analysis.StrategyAgent.Config;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.StrategySignal;
import dev.kuber.fact.StrategySignal.Action;
import dev.kuber.fact.StrategySignal.Levels;
import dev.kuber.indicator.Readings;
import dev.kuber.port.LanguageModel;
import dev.kuber.trade.Timeframe;

/** From an opinion to a signal: whoever has the opinion, direction, prices and reward are checked here. */
final class TradeIdeas {

    private TradeIdeas() {}

    static StrategySignal plan(
            Config config, Timeframe timeframe, MarketSnapshot snapshot, BiasSignal bias, Context context) {
        Readings readings =
                snapshot.frame(timeframe).map(MarketSnapshot.Frame::readings).orElse(null);
        if (readings == null) {
            return hold(config, snapshot, "there are no " + timeframe + " bars");
        }
        Idea idea = config.model().equals(BiasAgent.RULES)
                ? Setups.find(config, readings, bias)
                : ModelStrategist.ask(context.port(LanguageModel.class), config, snapshot, bias);
        if (idea.action() == Action.HOLD) {
            return hold(config, snapshot, idea.reason());
        }
        if (idea.action() == Action.SELL && !config.allowShort()) {
            return hold(config, snapshot, idea.reason() + ", but short trades are off");
        }
        if (config.target1() < config.minRewardRisk()) {
            return hold(
                    config,
                    snapshot,
                    "target 1 at " + config.target1() + " R pays less than the minimum of " + config.minRewardRisk());
        }
        Levels levels = PriceLevels.of(config, snapshot.quote(), readings.atr14(), idea.action() == Action.BUY)
                .orElse(null);
        if (levels == null) {
            return hold(config, snapshot, "no tradable stop and targets fit its price");
        }
        String sentence = (idea.action() == Action.BUY ? "Buy " : "Sell ") + snapshot.symbol() + " at $"
                + levels.entry().price() + ", stop $" + levels.stopLoss().price() + ", targets $"
                + levels.target1().price() + " and $" + levels.target2().price() + "; " + idea.reason() + ".";
        return new StrategySignal(
                snapshot.symbol(), idea.action(), idea.conviction(), levels, sentence, config.model());
    }

    private static StrategySignal hold(Config config, MarketSnapshot snapshot, String reason) {
        String sentence = "Hold " + snapshot.symbol() + ": " + reason + ".";
        return new StrategySignal(snapshot.symbol(), Action.HOLD, 0, null, sentence, config.model());
    }
}
