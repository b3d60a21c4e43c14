package dev.kuber.platform.models;

import java.time.Duration;

/** How a thread waits. */
@FunctionalInterface
interface Waiting {

    /** @throws InterruptedException if it was told to stop */
    void pause(Duration duration) throws InterruptedException;
}
