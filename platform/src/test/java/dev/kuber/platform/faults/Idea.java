package dev.kuber.platform.faults;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.RiskDecision;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.TradePlan;
import java.math.BigDecimal;
import java.util.List;

/** The trade that it is set to. */
@AgentInfo(
        type = "test_idea",
        category = AgentInfo.Category.RISK,
        name = "Idea",
        description = "The trade that it is set to.",
        gives = RiskDecision.class)
public final class Idea implements Agent<Idea.Config> {

    /** The trade. */
    public record Config(
            @Param(title = "Side") Side side,
            @Param(title = "Quantity") int quantity,
            @Param(title = "Entry") BigDecimal entry,
            @Param(title = "Stop") BigDecimal stop,
            @Param(title = "Target 1") BigDecimal target1,
            @Param(title = "Target 2") BigDecimal target2) {}

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        var plan = new TradePlan(
                state.symbols().getFirst(),
                config.side(),
                Quantity.of(config.quantity()),
                new Price(config.entry()),
                new Price(config.stop()),
                new Price(config.target1()),
                new Price(config.target2()));
        return Outcome.done(new RiskDecision(plan.symbol(), RiskDecision.Verdict.APPROVED, plan, List.of(), "Do it."));
    }
}
