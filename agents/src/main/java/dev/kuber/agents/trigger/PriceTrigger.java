package dev.kuber.agents.trigger;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.TriggerArmed;
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.MarketData;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Timeframe;

/** Lets the pipeline go on when a price reaches a level, moves by a percentage, leaves a range or turns at its edge. */
@AgentInfo(
        type = "price_trigger",
        category = AgentInfo.Category.TRIGGER,
        name = "Price trigger",
        description =
                "Starts the pipeline for the symbols whose price is above or below a level, moves by a percentage,"
                        + " breaks out of its range or of that in which the day began, or holds at support or resistance.",
        icon = "target-variant",
        pricePerHour = "0.02",
        averageMinutes = 0.5,
        gives = {TriggerArmed.class, TriggerFired.class},
        uses = {MarketData.class, TradingCalendar.class})
public final class PriceTrigger implements Agent<PriceSettings> {

    @Override
    public Outcome run(PriceSettings config, PipelineState state, Context context) {
        if (config.kind().level()) {
            return PriceLevel.run(config, state, context);
        }
        Timeframe timeframe = config.timeframe() == null ? state.timeframe() : config.timeframe();
        if (config.kind().opening()) {
            return OpeningRange.run(config, timeframe, state, context);
        }
        return Waiting.forCondition(
                state,
                timeframe,
                PriceMoves.condition(config),
                config.timeout(),
                PriceMoves.words(config),
                context.now());
    }
}
