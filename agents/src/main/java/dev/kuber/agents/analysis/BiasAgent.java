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
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.LanguageModel;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.util.ArrayList;
import java.util.List;

/** Judges in which direction each market leans, over several timeframes. */
@AgentInfo(
        type = "bias_agent",
        category = AgentInfo.Category.ANALYSIS,
        name = "Bias agent",
        description =
                "A crew that judges the direction of each market: a market analyst and a sentiment analyst side by"
                        + " side, then a synthesiser.",
        icon = "compass-outline",
        pricePerHour = "0.08",
        averageMinutes = 6,
        needs = MarketSnapshot.class,
        gives = BiasSignal.class,
        uses = LanguageModel.class)
public final class BiasAgent implements Agent<BiasAgent.Config> {

    /** The value of {@code model} that means: no language model, deterministic analysts on indicators. */
    static final String RULES = "rules";

    /** Settings of a bias agent. */
    public record Config(
            @Param(
                    title = "Model",
                    description = "A connected language model, or rules: deterministic analysts built on indicators.",
                    init = RULES,
                    min = 1,
                    max = 100,
                    choices = RULES)
            String model,

            @Param(
                    title = "Timeframes",
                    description = "What to look at; all that the pipeline reads if left empty. Longer ones weigh more.",
                    init = "[]",
                    max = 6)
            List<Timeframe> timeframes,

            @Param(
                    title = "Weight of the trend",
                    description = "On rules: weight of the market analyst; momentum and volume have the rest.",
                    init = "60",
                    min = 0,
                    max = 100,
                    unit = "%")
            double trendWeight,

            @Param(
                    title = "Neutral below",
                    description = "On rules: a score below this, out of 100, is neutral.",
                    init = "20",
                    min = 1,
                    max = 90)
            double threshold) {

        public Config {
            timeframes = List.copyOf(timeframes);
        }
    }

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        var biases = new ArrayList<Fact>();
        try {
            for (Symbol symbol : TriggerFired.symbols(state)) {
                MarketSnapshot snapshot =
                        state.latest(MarketSnapshot.class, symbol).orElse(null);
                if (snapshot != null) {
                    biases.add(bias(config, snapshot, context));
                }
            }
        } catch (LanguageModel.Unavailable unavailable) {
            return new Outcome.Failed(String.valueOf(unavailable.getMessage()), unavailable.retry());
        }
        return biases.isEmpty()
                ? Outcome.fail("There is no market data to judge: connect the bias agent behind a market data agent.")
                : new Outcome.Done(biases);
    }

    private static BiasSignal bias(Config config, MarketSnapshot snapshot, Context context) {
        return config.model().equals(RULES)
                ? Synthesis.of(snapshot, config.timeframes(), config.trendWeight() / 100, config.threshold() / 100)
                : ModelCrew.ask(context.port(LanguageModel.class), config.model(), snapshot);
    }
}
