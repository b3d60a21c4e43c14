package dev.kuber.platform.markets.imports;

import java.time.Duration;
import java.time.Instant;

/** How times are written in sentences. */
final class Times {

    private Times() {}

    static String shown(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /** Such as 90 seconds, 5 minutes, 3 hours or 2 days: the largest unit that fits. */
    static String length(long millis) {
        Duration length = Duration.ofMillis(millis);
        if (millis % 86_400_000L == 0) {
            return counted(length.toDays(), "day");
        }
        if (millis % 3_600_000L == 0) {
            return counted(length.toHours(), "hour");
        }
        if (millis % 60_000L == 0) {
            return counted(length.toMinutes(), "minute");
        }
        return millis % 1000 == 0 ? counted(length.toSeconds(), "second") : counted(millis, "millisecond");
    }

    static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
