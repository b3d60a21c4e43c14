package dev.kuber.agents.analysis;

import dev.kuber.agent.Param;
import dev.kuber.trade.Timeframe;
import java.util.List;

/** Settings of a bias agent. */
public record BiasSettings(
        @Param(
                title = "Model",
                description = "A connected language model, or rules: deterministic analysts built on indicators.",
                init = RULES,
                min = 1,
                max = 200,
                choices = RULES,
                format = "model")
        String model,

        @Param(
                title = "Timeframes",
                description =
                        "On rules: what to look at; all that the pipeline reads if left empty. Longer ones weigh more.",
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
        double threshold,

        @Param(
                title = "Where model and rules disagree",
                description = "Without a model this does not matter.",
                init = "STAND_ASIDE")
        Disagreement disagreement,

        @Param(
                title = "Debate",
                description =
                        "Rounds in which buyers and sellers answer each other before the model decides; each costs"
                                + " two more answers.",
                init = "0",
                min = 0,
                max = 3,
                unit = "rounds")
        int debateRounds,

        @Param(
                title = "News of the last",
                description = "On a model: what the sentiment analyst reads; 0 for none.",
                init = "24",
                min = 0,
                max = 168,
                unit = "hours")
        int newsHours) {

    /** The value of {@code model} that means: no language model. */
    public static final String RULES = "rules";

    public BiasSettings {
        timeframes = List.copyOf(timeframes);
    }

    boolean onRules() {
        return model.equals(RULES);
    }
}
