package dev.kuber.platform.pipelines;

import dev.kuber.agent.AgentInfo.Category;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.catalog.Catalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A definition under validation, with what the rules ask of it.
 *
 * @param agents the agent of each node, by node id, where it is known
 */
record Subject(Definition definition, Catalog catalog, Graph graph, Map<String, AgentEntry> agents) {

    static Subject of(Definition definition, Catalog catalog) {
        var agents = new LinkedHashMap<String, AgentEntry>();
        for (Definition.Node node : definition.nodes()) {
            catalog.find(node.agentType()).ifPresent(agent -> agents.put(node.id(), agent));
        }
        return new Subject(definition, catalog, Graph.of(definition), agents);
    }

    Optional<AgentEntry> agent(String node) {
        return Optional.ofNullable(agents.get(node));
    }

    boolean is(String node, Category category) {
        return agent(node).filter(agent -> agent.info().category() == category).isPresent();
    }

    List<String> of(Category category) {
        return graph.nodes().stream().filter(node -> is(node, category)).toList();
    }

    /** The agent's name as the canvas shows it, with the node's id where that is needed to tell them apart. */
    String name(String node) {
        return agent(node)
                .map(agent -> agents.values().stream()
                                        .filter(other -> other.type().equals(agent.type()))
                                        .count()
                                > 1
                        ? agent.info().name() + " '" + node + "'"
                        : agent.info().name())
                .orElse("'" + node + "'");
    }
}
