package dev.kuber.agents.trigger;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.TriggerArmed;
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lets the pipeline go on when a price reaches a level, moves by a percentage, leaves its range or turns at its edge. */
@AgentInfo(
        type = "price_trigger",
        category = AgentInfo.Category.TRIGGER,
        name = "Price trigger",
        description =
                "Starts the pipeline for the symbols whose price is above or below a level, moves by a percentage,"
                        + " breaks out of its range, or holds at support or resistance.",
        icon = "target-variant",
        pricePerHour = "0.02",
        averageMinutes = 0.5,
        gives = {TriggerArmed.class, TriggerFired.class},
        uses = MarketData.class)
public final class PriceTrigger implements Agent<PriceTrigger.Config> {

    /** What the price must do. */
    public enum Kind {
        /** At once if it is there already. */
        IS_ABOVE,
        /** At once if it is there already. */
        IS_BELOW,
        /** Only by crossing from below. */
        CROSSES_ABOVE,
        /** Only by crossing from above. */
        CROSSES_BELOW,
        RISES_PERCENT,
        FALLS_PERCENT,
        BREAKS_RANGE_ABOVE,
        BREAKS_RANGE_BELOW,
        HOLDS_SUPPORT,
        FAILS_AT_RESISTANCE;

        boolean level() {
            return this == IS_ABOVE || this == IS_BELOW || this == CROSSES_ABOVE || this == CROSSES_BELOW;
        }
    }

    /** Settings of a price trigger. */
    public record Config(
            @Param(
                    title = "Price",
                    description = "What it must do. \"Is\" fires at once if the price is there already.",
                    init = "BREAKS_RANGE_ABOVE")
            Kind kind,

            @Param(title = "Level", description = "For above and below.", init = "0", min = 0, unit = "$")
            BigDecimal level,

            @Param(
                    title = "Change",
                    description = "For rises and falls.",
                    init = "2",
                    min = 0.01,
                    max = 1000,
                    unit = "%")
            double percent,

            @Param(
                    title = "Bars",
                    description =
                            "Over how many bars a change is measured, or how many bars make the range whose high is"
                                    + " resistance and whose low is support.",
                    init = "20",
                    min = 1,
                    max = 1000,
                    unit = "bars")
            int bars,

            @Param(title = "Timeframe", description = "Of the bars; the pipeline's primary one if left empty.")
            @Nullable
            Timeframe timeframe,

            @Param(
                    title = "Give up after",
                    description = "The execution ends when it has not happened by then. Waiting costs nothing.",
                    init = "P30D")
            Duration timeout) {

        public Config {
            if (kind.level() && level.signum() <= 0) {
                throw new IllegalArgumentException("level: name a price above zero.");
            }
            if (!timeout.isPositive()) {
                throw new IllegalArgumentException("timeout: give up after a time above zero.");
            }
        }
    }

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        if (config.kind().level()) {
            return PriceLevel.run(config, state, context);
        }
        Timeframe timeframe = config.timeframe() == null ? state.timeframe() : config.timeframe();
        return Waiting.forCondition(
                state,
                timeframe,
                PriceMoves.condition(config),
                config.timeout(),
                PriceMoves.words(config),
                context.now());
    }
}
