package dev.kuber.agents.analysis;

import dev.kuber.agent.Option;
import dev.kuber.fact.ModelOpinion.Agreement;

/** What counts where a language model and the rules do not agree. */
public enum Disagreement {
    @Option(
            title = "Stand aside",
            description = "The model confirms what the rules say or takes it back; it can never add a trade, turn one"
                    + " round or make it more certain.")
    STAND_ASIDE,
    @Option(
            title = "Follow the model",
            description = "The model's opinion counts, and what the rules say is shown beside it.")
    FOLLOW_MODEL;

    /** How two directions, each -1, 0 or 1, stand to each other. */
    static Agreement between(int one, int other) {
        return one == other ? Agreement.AGREES : one == -other ? Agreement.OPPOSES : Agreement.DIFFERS;
    }
}
