package dev.kuber.platform.modes;

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
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.util.List;

/** Always has the same idea: buys ten at about 100, with its stop at 95 and its targets at 110 and 120. */
@AgentInfo(
        type = "test_fixed_idea",
        category = AgentInfo.Category.RISK,
        name = "Fixed idea",
        description = "Always buys.",
        gives = RiskDecision.class)
public final class FixedIdea implements Agent<FixedIdea.Config> {

    /** How much it buys. */
    public record Config(
            @Param(title = "Quantity", init = "10") int quantity) {}

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        Symbol symbol = state.symbols().getFirst();
        var plan = new TradePlan(
                symbol,
                Side.BUY,
                Quantity.of(config.quantity()),
                Price.of("100"),
                Price.of("95"),
                Price.of("110"),
                Price.of("120"));
        return Outcome.done(
                new RiskDecision(symbol, RiskDecision.Verdict.APPROVED, plan, List.of(), "Buy " + symbol + "."));
    }
}
