package dev.kuber.fact;

import dev.kuber.agent.Explained;
import java.time.Instant;

/**
 * A trigger began to wait.
 *
 * @param node id of the trigger's node; a later trigger of the same pipeline has its own
 * @param at when it began
 * @param until the planned time of a schedule, or the time at which waiting for a market event ends
 */
public record TriggerArmed(String node, Instant at, Instant until, String sentence) implements Explained {}
