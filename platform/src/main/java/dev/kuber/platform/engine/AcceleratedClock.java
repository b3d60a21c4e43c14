package dev.kuber.platform.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A market clock that runs {@code speed} times as fast as the wall clock. A function of its parameters and the wall
 * clock alone, so that every process that is given the same parameters agrees on the time.
 *
 * @param wallOrigin wall time at which the market stood at {@code marketOrigin}
 * @param speed market seconds per second, above zero
 */
public record AcceleratedClock(InstantSource wall, Instant wallOrigin, Instant marketOrigin, double speed)
        implements MarketClock {

    /** Beyond this many seconds a time counts as never: about 3,000 years. */
    private static final double NEVER = 1e11;

    public AcceleratedClock {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("A clock's speed is a number above zero, not " + speed + ".");
        }
    }

    @Override
    public Instant now() {
        return marketOrigin.plus(scaled(Duration.between(wallOrigin, wall.instant()), speed));
    }

    /** Rounded up to the next microsecond, so that a wake-up at this wall time is never early. */
    @Override
    public Instant wallTime(Instant market) {
        return wallOrigin
                .plus(scaled(Duration.between(marketOrigin, market), 1 / speed))
                .plusNanos(1_000);
    }

    private static Duration scaled(Duration duration, double factor) {
        double seconds = Math.clamp(duration.getSeconds() * factor, -NEVER, NEVER);
        long whole = (long) Math.floor(seconds);
        double rest = (seconds - whole) * 1e9 + duration.getNano() * factor;
        return Duration.ofSeconds(whole).plusNanos(Math.round(rest));
    }
}
