package dev.kuber.platform.catalog;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;

/** An agent for tests of discovery. */
@AgentInfo(type = "second_plugin", category = AgentInfo.Category.DATA, name = "Second", description = "The second.")
public final class SecondPlugin implements Agent<SampleAgents.None> {
    @Override
    public Outcome run(SampleAgents.None config, PipelineState state, Context context) {
        return Outcome.done();
    }
}
