package dev.kuber.platform.engine;

import java.time.Instant;

/** The only source of time and of wake-ups. */
public interface Timeline {

    Instant now();

    /**
     * Hands over the wake-up at this time, or at once if it is past. Equal wake-ups count once: the earliest time asked
     * for since the last hand-over counts.
     */
    void wakeAt(Instant when, Wakeup wakeup);
}
