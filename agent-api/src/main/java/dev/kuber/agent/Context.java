package dev.kuber.agent;

import java.time.Instant;

/** What surrounds a run. Small for ever: a new ability is a new port, not a new method here. */
public interface Context {

    /** The time of the execution's timeline; the only clock an agent may read. */
    Instant now();

    /**
     * The port of this type.
     *
     * @throws SecurityException if the agent's {@link AgentInfo#uses()} does not declare it
     */
    <P> P port(Class<P> port);

    System.Logger log();
}
