package dev.kuber.platform.engine;

import dev.kuber.agent.WakeOn;
import java.time.Instant;

/**
 * One thing that one node waits for in a market.
 *
 * @param since when the wait began; only what happens strictly later counts
 */
record Watch(String executionId, String node, WakeOn on, Instant since) {

    /** The same wherever and whenever it is seen to happen, so that it is told once. */
    String key(Instant at) {
        return node + "|" + Integer.toHexString(on.toString().hashCode()) + "|" + at;
    }
}
