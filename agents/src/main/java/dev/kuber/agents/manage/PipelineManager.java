package dev.kuber.agents.manage;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.PipelineChecked;
import dev.kuber.port.Budget;
import dev.kuber.port.PositionRegistry;
import dev.kuber.port.RunTimes;
import dev.kuber.trade.Money;
import java.util.List;

/** Looks at schedule, daily limits, budget and positions before anything is spent. */
@AgentInfo(
        type = "pipeline_manager",
        category = AgentInfo.Category.SYSTEM,
        name = "Pipeline manager",
        description =
                "Checks schedule, daily limits, budget and this pipeline's positions before each execution; part of every"
                        + " pipeline.",
        icon = "account-supervisor-outline",
        averageMinutes = 0,
        gives = PipelineChecked.class,
        uses = {Budget.class, PositionRegistry.class, RunTimes.class})
public final class PipelineManager implements Agent<PipelineManager.Config> {

    /** Nothing to set. */
    public record Config() {}

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        RunTimes.Permission permission = context.port(RunTimes.class).begin();
        if (!permission.granted()) {
            return Outcome.stop(permission.sentence());
        }
        Budget.Allowance allowance = context.port(Budget.class).ask(Money.ZERO);
        if (!allowance.granted()) {
            return Outcome.stop(allowance.sentence());
        }
        List<PositionRegistry.Entry> positions =
                context.port(PositionRegistry.class).positions();
        String held = positions.isEmpty() ? "no open positions" : positions.size() + " open positions";
        return Outcome.done(new PipelineChecked(positions, allowance.sentence() + " This pipeline has " + held + "."));
    }
}
