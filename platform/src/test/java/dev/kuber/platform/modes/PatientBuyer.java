package dev.kuber.platform.modes;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.RiskDecision;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.util.List;

/** Buys at the price there is, with levels so far away that nothing but the schedule closes the position. */
@AgentInfo(
        type = "test_patient",
        category = AgentInfo.Category.RISK,
        name = "Patient buyer",
        description = "Buys and holds.",
        gives = RiskDecision.class,
        uses = MarketData.class)
public final class PatientBuyer implements Agent<PatientBuyer.Config> {

    /** How much it buys. */
    public record Config(
            @Param(title = "Quantity", init = "3") int quantity) {}

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        Symbol symbol = state.symbols().getFirst();
        double price = context.port(MarketData.class).quote(symbol).last().toDouble();
        var plan = new TradePlan(
                symbol,
                Side.BUY,
                Quantity.of(config.quantity()),
                Price.rounded(price),
                Price.rounded(price * 0.5),
                Price.rounded(price * 2),
                Price.rounded(price * 3));
        return Outcome.done(
                new RiskDecision(symbol, RiskDecision.Verdict.APPROVED, plan, List.of(), "Buy " + symbol + "."));
    }
}
