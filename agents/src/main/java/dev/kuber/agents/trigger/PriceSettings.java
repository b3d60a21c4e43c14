package dev.kuber.agents.trigger;

import dev.kuber.agent.Option;
import dev.kuber.agent.Param;
import dev.kuber.trade.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Settings of a price trigger. */
public record PriceSettings(
        @Param(
                title = "Price",
                description = "What it must do. \"Is\" fires at once if the price is there already.",
                init = "BREAKS_RANGE_ABOVE")
        Kind kind,

        @Param(
                title = "Level",
                when = "kind=is_*|crosses_*",
                description = "For above and below.",
                init = "0",
                min = 0,
                unit = "$")
        BigDecimal level,

        @Param(
                title = "Change",
                when = "kind=rises_percent|falls_percent",
                description = "For rises and falls.",
                init = "2",
                min = 0.01,
                max = 1000,
                unit = "%")
        double percent,

        @Param(
                title = "Bars",
                when = "kind=*_percent|breaks_range_*|holds_support|fails_at_resistance",
                description = "Over how many bars a change is measured, or how many bars make the range whose high is"
                        + " resistance and whose low is support.",
                init = "20",
                min = 1,
                max = 1000,
                unit = "bars")
        int bars,

        @Param(
                title = "Opening range",
                when = "kind=breaks_opening_*",
                description = "How long after the market's opening its high and low are taken. Waits until the market"
                        + " closes, at most.",
                init = "PT30M",
                min = 60,
                max = 43_200)
        Duration openingRange,

        @Param(
                title = "Timeframe",
                when = "kind=*_percent|breaks_*|holds_support|fails_at_resistance",
                description = "Of the bars; the pipeline's primary one if left empty.")
        @Nullable
        Timeframe timeframe,

        @Param(
                title = "Give up after",
                description = "The execution ends when it has not happened by then. Waiting costs nothing.",
                init = "P30D")
        Duration timeout) {

    public PriceSettings {
        if (kind.level() && level.signum() <= 0) {
            throw new IllegalArgumentException("level: name a price above zero.");
        }
        if (openingRange.compareTo(Duration.ofMinutes(1)) < 0 || openingRange.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException(
                    "opening_range: between 1 minute and 12 hours, not " + openingRange + ".");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout: give up after a time above zero.");
        }
    }

    /** What the price must do. */
    public enum Kind {
        /** At once if it is there already. */
        @Option(title = "Is above", sentence = "price is above ${level}")
        IS_ABOVE,
        /** At once if it is there already. */
        @Option(title = "Is below", sentence = "price is below ${level}")
        IS_BELOW,
        /** Only by crossing from below. */
        @Option(title = "Crosses above", sentence = "price crosses above ${level}")
        CROSSES_ABOVE,
        /** Only by crossing from above. */
        @Option(title = "Crosses below", sentence = "price crosses below ${level}")
        CROSSES_BELOW,
        @Option(title = "Rises by", sentence = "rises by more than {percent} % in {bars} bars")
        RISES_PERCENT,
        @Option(title = "Falls by", sentence = "falls by more than {percent} % in {bars} bars")
        FALLS_PERCENT,
        @Option(title = "Breaks above its range", sentence = "closes above the high of the last {bars} bars")
        BREAKS_RANGE_ABOVE,
        @Option(title = "Breaks below its range", sentence = "closes below the low of the last {bars} bars")
        BREAKS_RANGE_BELOW,
        @Option(title = "Holds at support", sentence = "dips below the low of the last {bars} bars and closes above it")
        HOLDS_SUPPORT,
        @Option(
                title = "Fails at resistance",
                sentence = "pokes above the high of the last {bars} bars and closes below it")
        FAILS_AT_RESISTANCE,
        @Option(title = "Breaks the opening range upwards", sentence = "closes above the high of the opening range")
        BREAKS_OPENING_RANGE_ABOVE,
        @Option(title = "Breaks the opening range downwards", sentence = "closes below the low of the opening range")
        BREAKS_OPENING_RANGE_BELOW;

        boolean level() {
            return this == IS_ABOVE || this == IS_BELOW || this == CROSSES_ABOVE || this == CROSSES_BELOW;
        }

        boolean opening() {
            return this == BREAKS_OPENING_RANGE_ABOVE || this == BREAKS_OPENING_RANGE_BELOW;
        }
    }
}
