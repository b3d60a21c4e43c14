package dev.kuber.fact;

import dev.kuber.agent.Explained;
import java.time.Instant;

/**
 * A trigger began to wait.
 *
 * @param at when it began
 * @param until the planned time of a schedule, or the time at which waiting for a market event ends
 */
public record TriggerArmed(Instant at, Instant until, String sentence) implements Explained {}
