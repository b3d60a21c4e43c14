package dev.kuber.agents.trade;

import dev.kuber.agent.Option;
import dev.kuber.agent.Param;
import java.math.BigDecimal;
import java.time.Duration;

/** Settings of a trade manager. */
public record TradeSettings(
        @Param(title = "Entry order", init = "MARKET") Entry entry,

        @Param(
                title = "Part closed at target 1",
                description = "The rest leaves at target 2. Quantities are rounded so that they add up.",
                init = "50",
                min = 1,
                max = 99,
                unit = "%")
        int firstPart,

        @Param(
                title = "Stop to breakeven at target 1",
                description = "Moves the stop of the rest to the entry price once target 1 is reached.",
                init = "true")
        boolean breakeven,

        @Param(
                title = "Give up the entry after",
                description = "Trading time after which an entry that is not filled is cancelled.",
                init = "PT30M")
        Duration entryTimeout,

        @Param(
                title = "Allow pyramiding",
                description = "Lets a trade be added to a position in the same direction. Opposite directions are"
                        + " always refused.",
                init = "false")
        boolean pyramiding,

        @Param(
                title = "Look at the broker at least every",
                description = "Order updates arrive by themselves; this is the safety net. Between 5 seconds and 1"
                        + " hour.",
                init = "PT60S")
        Duration sweep,

        @Param(
                title = "Prove the stop within",
                description = "After a fill its stop must rest at the broker within this time, else an entry that is"
                        + " not complete is cut and the stop is put back. Twice this time without a stop is an alarm.",
                init = "PT10S")
        Duration protectWithin,

        @Param(title = "A position that cannot be protected", init = "CLOSE")
        Unprotected unprotected,

        @Param(
                title = "Stop-limit slack",
                description = "Where a broker has no stops at market, the stop is a stop-limit whose limit lies this"
                        + " much beyond it.",
                init = "1",
                min = 0.1,
                max = 20,
                unit = "%")
        BigDecimal stopLimitSlack) {

    public TradeSettings {
        if (sweep.compareTo(Duration.ofSeconds(5)) < 0 || sweep.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "sweep: look at the broker every 5 seconds to 1 hour, not " + sweep + ".");
        }
        if (protectWithin.compareTo(Duration.ofSeconds(1)) < 0 || protectWithin.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException(
                    "protect_within: prove the stop within 1 second to 5 minutes, not " + protectWithin + ".");
        }
        if (!entryTimeout.isPositive()) {
            throw new IllegalArgumentException("entry_timeout: give up the entry after a time above zero.");
        }
    }

    /** How an entry is sent. */
    public enum Entry {
        @Option(title = "At market")
        MARKET,
        @Option(title = "Limit", description = "A limit order at the planned entry price.")
        LIMIT
    }

    /** What happens to a position whose stop cannot be brought to rest at the broker. */
    public enum Unprotected {
        @Option(title = "Close it", description = "It is closed at market, and you are told.")
        CLOSE,
        @Option(
                title = "Hold it",
                description = "It is held while the stop is tried again and again, and you are told.")
        HOLD
    }
}
