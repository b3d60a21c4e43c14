package dev.kuber.agents.analysis;

import dev.kuber.agent.Param;

/** Settings of a strategy agent. */
public record StrategySettings(
        @Param(
                title = "Model",
                description = "A connected language model, or rules.",
                init = BiasSettings.RULES,
                min = 1,
                max = 200,
                choices = BiasSettings.RULES,
                format = "model")
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

        @Param(title = "Allow short trades", init = "false") boolean allowShort,

        @Param(
                title = "Where model and rules disagree",
                description = "Without a model this does not matter.",
                init = "STAND_ASIDE")
        Disagreement disagreement,

        @Param(
                title = "Leeway for levels",
                description = "How far a model may move stop and targets, as a part of their distance from the entry; 0"
                        + " leaves them where the settings put them.",
                init = "0",
                min = 0,
                max = 50,
                unit = "%")
        double leeway) {

    /** What a strategy trades. */
    public enum Style {
        MOMENTUM,
        MEAN_REVERSION,
        BREAKOUT
    }

    public StrategySettings {
        if (target2 < target1) {
            throw new IllegalArgumentException("target2: must not be nearer than target 1.");
        }
    }

    boolean onRules() {
        return model.equals(BiasSettings.RULES);
    }
}
