package dev.kuber.platform.exchange;

import java.time.Duration;
import java.time.Instant;

/** Allows an account so many calls in each minute from its first call on. */
final class RateLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int most;
    private Instant ends = Instant.MIN;
    private int used;

    RateLimit(int most) {
        this.most = most;
    }

    /**
     * What is left after a call.
     *
     * @param allowed whether the call was within the limit
     * @param resets when the next minute begins
     */
    record Left(boolean allowed, int limit, int remaining, Instant resets) {}

    synchronized Left take(Instant now) {
        if (!now.isBefore(ends)) {
            ends = now.plus(WINDOW);
            used = 0;
        }
        boolean allowed = used < most;
        if (allowed) {
            used++;
        }
        return new Left(allowed, most, most - used, ends);
    }
}
