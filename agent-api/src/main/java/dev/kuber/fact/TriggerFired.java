package dev.kuber.fact;

import dev.kuber.agent.Explained;
import java.time.Instant;

/** A trigger let the pipeline go on. */
public record TriggerFired(Instant at, String sentence) implements Explained {}
