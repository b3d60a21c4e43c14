package dev.kuber.platform.modes;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;

/** Costs eight cents for its usual minute. */
@AgentInfo(
        type = "test_dear_step",
        category = AgentInfo.Category.ANALYSIS,
        name = "Dear step",
        description = "Costs eight cents.",
        pricePerHour = "4.80")
public final class DearStep implements Agent<DearStep.Config> {

    /** Nothing to set. */
    public record Config() {}

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        return Outcome.done();
    }
}
