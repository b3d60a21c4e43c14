package dev.kuber.platform.backtests;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.RiskDecision;
import dev.kuber.indicator.Readings;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.util.List;

/** Trades with the average of the last 20 bars, often and without care: to have something to test with. */
@AgentInfo(
        type = "test_swing",
        category = AgentInfo.Category.RISK,
        name = "Swing",
        description = "Trades often.",
        gives = RiskDecision.class,
        uses = MarketData.class)
public final class Swing implements Agent<Swing.Config> {

    /** How much it trades. */
    public record Config(
            @Param(title = "Quantity", init = "11") int quantity) {}

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        Symbol symbol = state.symbols().getFirst();
        MarketData data = context.port(MarketData.class);
        Readings readings = data.readings(symbol, state.timeframe());
        if (Double.isNaN(readings.atr14()) || Double.isNaN(readings.sma20())) {
            return Outcome.stop("Too little history.");
        }
        Side side = readings.close() > readings.sma20() ? Side.BUY : Side.SELL;
        double risk = 2 * readings.atr14() * side.sign();
        var plan = new TradePlan(
                symbol,
                side,
                Quantity.of(config.quantity()),
                Price.rounded(readings.close()),
                Price.rounded(readings.close() - risk),
                Price.rounded(readings.close() + 1.5 * risk),
                Price.rounded(readings.close() + 3 * risk));
        return Outcome.done(
                new RiskDecision(symbol, RiskDecision.Verdict.APPROVED, plan, List.of(), "Trade " + symbol + "."));
    }
}
