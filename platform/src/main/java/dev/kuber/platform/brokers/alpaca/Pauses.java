package dev.kuber.platform.brokers.alpaca;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before trying again: longer each time, and never all at the same moment. */
record Pauses(Duration first, Duration longest, RandomGenerator chance) {

    static Pauses between(Duration first, Duration longest, RandomGenerator chance) {
        return new Pauses(first, longest, chance);
    }

    /** Between half and the whole of the doubled pause. */
    Duration length(int attempt) {
        long doubled = first.toMillis() << Math.min(attempt - 1, 20);
        long most = Math.clamp(doubled, 1, longest.toMillis());
        return Duration.ofMillis(most - (long) (chance.nextDouble() * most / 2));
    }

    /** Waits; an interrupt ends the wait and stays set. */
    void before(int attempt) {
        try {
            Thread.sleep(length(attempt));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
