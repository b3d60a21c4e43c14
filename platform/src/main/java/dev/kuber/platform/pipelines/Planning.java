package dev.kuber.platform.pipelines;

import dev.kuber.agent.AgentInfo.Category;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.catalog.Binding;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.catalog.Configs;
import dev.kuber.trade.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Turns a valid definition into what the engine runs. */
public final class Planning {

    private Planning() {}

    /**
     * Binds the configurations, injects the system agents before everything else and sorts the nodes.
     *
     * @throws IllegalArgumentException if {@link Validation} finds an error; the message is its first sentence
     */
    public static Plan plan(String pipelineId, int revision, String owner, Definition definition, Catalog catalog) {
        Validation.of(definition, catalog).stream()
                .filter(Problem::isError)
                .findFirst()
                .ifPresent(problem -> {
                    throw new IllegalArgumentException(problem.message());
                });
        List<Plan.Node> nodes = new ArrayList<>();
        for (AgentEntry agent : catalog.agents()) {
            if (agent.info().category() == Category.SYSTEM) {
                List<String> before = nodes.stream().map(Plan.Node::id).toList();
                nodes.add(new Plan.Node(
                        agent.type(), agent, bind(agent, JsonNodeFactory.instance.objectNode()), last(before), before));
            }
        }
        List<String> injected = nodes.stream().map(Plan.Node::id).toList();
        Graph graph = Graph.of(definition);
        List<String> sorted = graph.sorted();
        for (String id : sorted) {
            definition.nodes().stream()
                    .filter(node -> node.id().equals(id))
                    .forEach(node -> nodes.add(node(node, catalog, graph, sorted, injected)));
        }
        return new Plan(pipelineId, revision, owner, definition.settings(), timeframes(definition, nodes), nodes);
    }

    private static Plan.Node node(
            Definition.Node node, Catalog catalog, Graph graph, List<String> sorted, List<String> injected) {
        AgentEntry agent = catalog.find(node.agentType()).orElseThrow();
        Set<String> before = graph.ancestors(node.id());
        List<String> ancestors = new ArrayList<>(injected);
        sorted.stream().filter(before::contains).forEach(ancestors::add);
        List<String> predecessors =
                sorted.stream().filter(graph.predecessors(node.id())::contains).toList();
        return new Plan.Node(
                node.id(),
                agent,
                bind(agent, node.config()),
                predecessors.isEmpty() ? last(injected) : predecessors,
                ancestors);
    }

    private static List<String> last(List<String> nodes) {
        return nodes.isEmpty() ? List.of() : List.of(nodes.getLast());
    }

    private static Record bind(AgentEntry agent, JsonNode config) {
        return switch (Configs.bind(agent, config)) {
            case Binding.Bound bound -> bound.config();
            case Binding.Refused refused ->
                throw new IllegalArgumentException(
                        agent.info().name() + ": " + refused.faults().getFirst().message());
        };
    }

    private static List<Timeframe> timeframes(Definition definition, List<Plan.Node> nodes) {
        var timeframes = new TreeSet<Timeframe>();
        timeframes.add(definition.settings().timeframe());
        nodes.forEach(node -> timeframes.addAll(Timeframes.in(node.config())));
        return List.copyOf(timeframes);
    }
}
