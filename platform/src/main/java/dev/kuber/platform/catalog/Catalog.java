package dev.kuber.platform.catalog;

import java.util.List;
import java.util.Optional;

/** The agents that exist in this installation. */
public interface Catalog {

    /** All of them, by category and then by name. */
    List<AgentEntry> agents();

    Optional<AgentEntry> find(String agentType);
}
