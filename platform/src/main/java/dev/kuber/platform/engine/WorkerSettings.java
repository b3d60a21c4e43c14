package dev.kuber.platform.engine;

import java.time.Duration;

/**
 * How a worker works.
 *
 * @param name unique among all workers; a restarted one has a new name
 * @param threads how many executions it advances at once
 * @param polling how often it looks for wake-ups that other processes set
 * @param heartbeat how often it says that it lives; silent for four of these it is taken for dead
 */
public record WorkerSettings(String name, int threads, Duration polling, Duration heartbeat) {

    public static WorkerSettings named(String name) {
        return new WorkerSettings(name, 64, Duration.ofMillis(200), Duration.ofSeconds(1));
    }
}
