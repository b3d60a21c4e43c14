package dev.kuber.agents.analysis;

import dev.kuber.agents.analysis.ModelCrew.Argument;
import dev.kuber.agents.analysis.ModelCrew.Opinion;
import dev.kuber.agents.analysis.StrategySettings.Style;
import dev.kuber.fact.BiasSignal.Direction;
import dev.kuber.fact.StrategySignal.Action;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.MarketData;
import dev.kuber.testing.AgentTester;
import dev.kuber.testing.Prices;
import java.util.List;

/** Agents that ask a model, and what models say, for tests. */
final class OnModel {

    static final String MODEL = "some/model";

    private OnModel() {}

    static AgentTester<BiasSettings> bias(LanguageModel model, Disagreement disagreement, int rounds) {
        return AgentTester.of(new BiasAgent())
                .config(new BiasSettings(MODEL, List.of(), 60, 20, disagreement, rounds, 24))
                .with(LanguageModel.class, model)
                .with(MarketData.class, Prices.none());
    }

    static AgentTester<StrategySettings> strategy(
            LanguageModel model, Style style, Disagreement disagreement, double leeway) {
        return AgentTester.of(new StrategyAgent())
                .config(new StrategySettings(MODEL, style, 1.5, 55, 2, 1.5, 3, true, disagreement, leeway))
                .with(LanguageModel.class, model)
                .with(MarketData.class, Prices.none());
    }

    static Opinion opinion(Direction direction, int confidence, String reasoning) {
        return new Opinion(direction, confidence, List.of("a factor"), reasoning);
    }

    static Argument argument(String text) {
        return new Argument(text, 60);
    }

    static ModelStrategist.Opinion trade(Action action, int conviction, String reasoning) {
        return new ModelStrategist.Opinion(action, conviction, 0, 0, 0, reasoning);
    }
}
