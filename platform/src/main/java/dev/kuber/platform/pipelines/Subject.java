package dev.kuber.platform.pipelines;

import dev.kuber.agent.AgentInfo.Category;
import dev.kuber.agent.Fact;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.catalog.Catalog;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A definition under validation, with what the rules ask of it.
 *
 * @param agents the agent of each node, by node id, where it is known
 * @param labels what the canvas calls each of these nodes
 * @param pins what some nodes give without running
 */
record Subject(
        Definition definition,
        Catalog catalog,
        Graph graph,
        Map<String, AgentEntry> agents,
        Map<String, String> labels,
        Map<String, List<Fact>> pins) {

    static Subject of(Definition definition, Catalog catalog) {
        return of(definition, catalog, Map.of());
    }

    static Subject of(Definition definition, Catalog catalog, Map<String, List<Fact>> pins) {
        var agents = new LinkedHashMap<String, AgentEntry>();
        var labels = new HashMap<String, String>();
        for (Definition.Node node : definition.nodes()) {
            catalog.find(node.agentType()).ifPresent(agent -> {
                agents.put(node.id(), agent);
                labels.put(
                        node.id(),
                        Optional.ofNullable(node.name()).orElse(agent.info().name()));
            });
        }
        return new Subject(definition, catalog, Graph.of(definition), agents, labels, pins);
    }

    Optional<AgentEntry> agent(String node) {
        return Optional.ofNullable(agents.get(node));
    }

    boolean pinned(String node) {
        return pins.containsKey(node);
    }

    /** Whether what the node gives may be such a fact. */
    boolean gives(String node, Class<? extends Fact> type) {
        List<Fact> pinned = pins.get(node);
        return pinned != null
                ? pinned.stream().anyMatch(type::isInstance)
                : agent(node)
                        .filter(agent -> Arrays.stream(agent.info().gives()).anyMatch(type::isAssignableFrom))
                        .isPresent();
    }

    boolean is(String node, Category category) {
        return agent(node).filter(agent -> agent.info().category() == category).isPresent();
    }

    List<String> of(Category category) {
        return graph.nodes().stream().filter(node -> is(node, category)).toList();
    }

    /** What the canvas calls the node, with its id where that is needed to tell two apart. */
    String name(String node) {
        String label = labels.get(node);
        if (label == null) {
            return "'" + node + "'";
        }
        return Collections.frequency(labels.values(), label) > 1 ? label + " '" + node + "'" : label;
    }
}
