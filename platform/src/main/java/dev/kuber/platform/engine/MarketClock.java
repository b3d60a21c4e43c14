package dev.kuber.platform.engine;

import java.time.Instant;
import java.time.InstantSource;

/** The time of a market, which may run faster than the wall clock. */
public interface MarketClock {

    Instant now();

    /** When the wall clock will show what this clock calls {@code market}. */
    Instant wallTime(Instant market);

    /** Market time is wall time. */
    static MarketClock real(InstantSource wall) {
        return new MarketClock() {
            @Override
            public Instant now() {
                return wall.instant();
            }

            @Override
            public Instant wallTime(Instant market) {
                return market;
            }
        };
    }
}
