package dev.kuber.platform.modes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** This process's part in the lease of one venue: asked as often as one likes, it asks the database every few seconds. */
final class LeaseKeeper implements BooleanSupplier {

    private static final Duration RENEWAL = VenueLeases.LENGTH.dividedBy(4);

    private final String venue;
    private final VenueLeases leases;
    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private boolean held;

    LeaseKeeper(String venue, VenueLeases leases, InstantSource clock) {
        this.venue = venue;
        this.leases = leases;
        this.clock = clock;
    }

    /** Whether this process has the lease. */
    @Override
    public synchronized boolean getAsBoolean() {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            held = leases.take(venue);
            next = now.plus(RENEWAL);
        }
        return held;
    }

    synchronized void release() {
        if (held) {
            leases.release(venue);
            held = false;
        }
    }
}
