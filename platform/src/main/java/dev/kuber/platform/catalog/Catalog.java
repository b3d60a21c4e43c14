package dev.kuber.platform.catalog;

import dev.kuber.agent.Agent;
import dev.kuber.platform.json.FactTypes;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The agents that exist in this installation. */
public interface Catalog {

    /** All of them, by category and then by name. */
    List<AgentEntry> agents();

    Optional<AgentEntry> find(String agentType);

    /** The kinds of facts that these agents need or give, and those of the agent API. */
    FactTypes factTypes();

    /**
     * The catalog of exactly these agents.
     *
     * @throws WrongAgent if one does not keep the rules; the message names it and the reason
     */
    static Catalog of(Collection<? extends Agent<?>> agents) {
        return InstalledAgents.of(agents);
    }

    /**
     * The agents on the class path: those that {@code META-INF/services/dev.kuber.agent.Agent} lists.
     *
     * @throws WrongAgent if one does not keep the rules, cannot be loaded, or is there but not listed
     */
    static Catalog discovered() {
        return InstalledAgents.of(AgentDiscovery.agents(Agent.class.getClassLoader()));
    }

    /**
     * The agents on the class path and those in the jars of a folder of plug-ins.
     *
     * @throws WrongAgent as {@link #discovered}, and if a jar of the folder lists no agent; the message names the jar
     */
    static Catalog discovered(Path plugins) {
        return InstalledAgents.of(AgentDiscovery.agents(Plugins.loader(plugins)));
    }
}
