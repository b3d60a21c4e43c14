package dev.kuber.platform.backtests;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.RiskDecision;
import dev.kuber.indicator.Readings;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.util.List;

/** Trades in the direction that a language model says: to have something to test with. */
@AgentInfo(
        type = "test_thinker",
        category = AgentInfo.Category.RISK,
        name = "Thinker",
        description = "Asks and trades.",
        gives = RiskDecision.class,
        uses = {MarketData.class, LanguageModel.class})
public final class Thinker implements Agent<Thinker.Config> {

    /** Whom it asks. */
    public record Config(
            @Param(title = "Model", init = "work/fake-small")
            String model) {}

    /** What it wants to know. */
    public record Advice(@Param(title = "Side") Side side) {}

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        Symbol symbol = state.symbols().getFirst();
        Readings readings = context.port(MarketData.class).readings(symbol, state.timeframe());
        if (Double.isNaN(readings.atr14())) {
            return Outcome.stop("Too little history.");
        }
        Side side;
        try {
            var prompt =
                    new LanguageModel.Prompt("test", 1, "Say on which side to trade.", "Close " + readings.close());
            side = context.port(LanguageModel.class)
                    .ask(new LanguageModel.Question<>(config.model(), "thinker", prompt, Advice.class, List.of(), 50))
                    .side();
        } catch (LanguageModel.Unavailable unavailable) {
            return Outcome.fail(String.valueOf(unavailable.getMessage()));
        }
        double risk = 2 * readings.atr14() * side.sign();
        var plan = new TradePlan(
                symbol,
                side,
                Quantity.of(11),
                Price.rounded(readings.close()),
                Price.rounded(readings.close() - risk),
                Price.rounded(readings.close() + 1.5 * risk),
                Price.rounded(readings.close() + 3 * risk));
        return Outcome.done(
                new RiskDecision(symbol, RiskDecision.Verdict.APPROVED, plan, List.of(), "Trade " + symbol + "."));
    }
}
