package dev.kuber.platform.catalog;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;

/** An agent for tests of discovery. */
@AgentInfo(type = "first_plugin", category = AgentInfo.Category.DATA, name = "First", description = "The first.")
public final class FirstPlugin implements Agent<SampleAgents.None> {
    @Override
    public Outcome run(SampleAgents.None config, PipelineState state, Context context) {
        return Outcome.done();
    }
}
