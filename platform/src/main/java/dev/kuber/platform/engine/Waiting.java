package dev.kuber.platform.engine;

import dev.kuber.agent.WakeOn;
import java.time.Instant;
import java.util.List;

/** A node that waits, until when at the latest, and what wakes it sooner. */
public record Waiting(String node, Instant until, List<WakeOn> on) {
    public Waiting {
        on = List.copyOf(on);
    }
}
