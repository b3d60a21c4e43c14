package dev.kuber.agents.analysis;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.StrategySignal;
import dev.kuber.fact.StrategySignal.Action;
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.LanguageModel;
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
        uses = LanguageModel.class)
public final class StrategyAgent implements Agent<StrategyAgent.Config> {

    /** What a strategy trades. */
    public enum Style {
        MOMENTUM,
        MEAN_REVERSION,
        BREAKOUT
    }

    /** Settings of a strategy agent. */
    public record Config(
            @Param(
                    title = "Model",
                    description = "A connected language model, or rules.",
                    init = "rules",
                    choices = "rules")
            String model,

            @Param(title = "Style", description = "What it trades.", init = "MOMENTUM")
            Style style,

            @Param(title = "Minimum reward/risk", description = "At target 1.", init = "1.5", min = 0.1, max = 20)
            double minRewardRisk,

            @Param(title = "Minimum confidence of the bias", init = "55", min = 0, max = 100)
            int minConfidence,

            @Param(title = "Stop distance", description = "In average true ranges.", init = "2", min = 0.1, max = 20)
            double stopAtr,

            @Param(title = "Target 1", description = "Times the risk.", init = "1.5", min = 0.1, max = 50, unit = "R")
            double target1,

            @Param(title = "Target 2", description = "Times the risk.", init = "3", min = 0.1, max = 50, unit = "R")
            double target2,

            @Param(title = "Allow short trades", init = "false")
            boolean allowShort) {

        public Config {
            if (target2 < target1) {
                throw new IllegalArgumentException("target2: must not be nearer than target 1.");
            }
        }
    }

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        var signals = new ArrayList<Fact>();
        var holds = new ArrayList<String>();
        try {
            for (Symbol symbol : TriggerFired.symbols(state)) {
                MarketSnapshot snapshot =
                        state.latest(MarketSnapshot.class, symbol).orElse(null);
                BiasSignal bias = state.latest(BiasSignal.class, symbol).orElse(null);
                if (snapshot != null && bias != null) {
                    StrategySignal signal = TradeIdeas.plan(config, state.timeframe(), snapshot, bias, context);
                    signals.add(signal);
                    if (signal.action() == Action.HOLD) {
                        holds.add(signal.sentence());
                    }
                }
            }
        } catch (LanguageModel.Unavailable unavailable) {
            return new Outcome.Failed(String.valueOf(unavailable.getMessage()), unavailable.retry());
        }
        return holds.size() == signals.size() ? Outcome.stop(reason(holds)) : new Outcome.Done(signals);
    }

    private static String reason(List<String> holds) {
        return holds.isEmpty() ? "No symbol has both market data and a bias." : String.join(" ", holds);
    }
}
