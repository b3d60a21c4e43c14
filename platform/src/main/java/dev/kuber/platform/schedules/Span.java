package dev.kuber.platform.schedules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One time that a window is open.
 *
 * @param day on which it opens, in the schedule's zone
 * @param closes first instant at which it is closed again
 */
public record Span(LocalDate day, Instant opens, Instant closes) {

    /** Nothing starts in a window's last minutes; then its end is announced, too. */
    static final Duration LAST_CALL = Duration.ofMinutes(5);

    public boolean contains(Instant time) {
        return !time.isBefore(opens) && time.isBefore(closes);
    }

    /** From when on nothing starts any more. */
    public Instant lastCall() {
        return closes.minus(LAST_CALL);
    }
}
