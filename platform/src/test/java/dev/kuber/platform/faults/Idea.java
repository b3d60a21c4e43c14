package dev.kuber.platform.faults;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.RiskDecision;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.TradePlan;
import java.util.List;

/** Buys 120 at 100 with a stop at 98 and targets at 103 and 106. */
@AgentInfo(
        type = "test_idea",
        category = AgentInfo.Category.RISK,
        name = "Idea",
        description = "Always the same trade.",
        gives = RiskDecision.class)
public final class Idea implements Agent<Idea.Config> {

    static final int QUANTITY = 120;

    /** Nothing to set. */
    public record Config() {}

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        var plan = new TradePlan(
                state.symbols().getFirst(),
                Side.BUY,
                Quantity.of(QUANTITY),
                Price.of("100"),
                Price.of("98"),
                Price.of("103"),
                Price.of("106"));
        return Outcome.done(new RiskDecision(plan.symbol(), RiskDecision.Verdict.APPROVED, plan, List.of(), "Buy it."));
    }
}
