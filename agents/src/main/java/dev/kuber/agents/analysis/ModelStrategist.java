package dev.kuber.agents.analysis;

import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.StrategySignal.Action;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.LanguageModel.Prompt;
import dev.kuber.port.LanguageModel.Question;
import java.util.List;

/** A strategist on a language model: it has an opinion; every price is computed by {@link PriceLevels}. */
final class ModelStrategist {

    private ModelStrategist() {}

    /** What the model writes. */
    record Opinion(String action, int conviction, String reasoning) {}

    /**
     * The idea.
     *
     * @throws LanguageModel.Unavailable if the model cannot answer or its answer is not usable
     */
    static Idea ask(LanguageModel models, StrategyAgent.Config config, MarketSnapshot snapshot, BiasSignal bias) {
        Opinion opinion = models.ask(new Question<>(
                config.model(),
                "strategist",
                new Prompt(
                        "strategist",
                        1,
                        "You are a " + config.style()
                                + " trader. action is BUY, SELL or HOLD; conviction is 0 to 100; reasoning is"
                                + " one plain sentence. Honour the bias.",
                        Prompts.market(snapshot) + "Bias: " + bias.sentence()),
                Opinion.class,
                List.of(),
                1000));
        for (Action action : Action.values()) {
            boolean sound = opinion.conviction() >= 0
                    && opinion.conviction() <= 100
                    && !opinion.reasoning().isBlank();
            if (sound && action.name().equals(opinion.action())) {
                return new Idea(action, opinion.conviction(), opinion.reasoning());
            }
        }
        throw new LanguageModel.Unavailable(
                "The model '" + config.model() + "' gave an answer that cannot be used: " + opinion
                        + ". Choose another model or rules.",
                false);
    }
}
