package dev.kuber.platform.schedules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run that is planned, or a time within which runs may begin.
 *
 * @param at when it begins
 * @param until when the last one may begin; null for a single run
 * @param runs how many there are
 */
public record PlannedRun(Instant at, @Nullable Instant until, Kind kind, RunCount runs, String sentence) {

    /** What it follows. */
    public enum Kind {
        /** A session of the exchange, or a day of a market that never closes. */
        SESSION,
        /** The window of the pipeline's schedule. */
        WINDOW,
        /** A single time. */
        ONCE
    }
}
