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

    /** What a pinned node, which does not run, is configured with. */
    private record Unused() {}

    /**
     * Binds the configurations, injects the system agents before everything else and sorts the nodes.
     *
     * @throws IllegalArgumentException if {@link Validation} finds an error; the message is its first sentence
     */
    public static Plan plan(String pipelineId, int revision, String owner, Definition definition, Catalog catalog) {
        refuse(Validation.of(definition, catalog));
        List<Plan.Node> nodes = nodes(Subject.of(definition, catalog));
        return new Plan(pipelineId, revision, owner, definition.settings(), timeframes(definition, catalog), nodes);
    }

    /**
     * The same for a trial. What its nodes read is what the whole canvas reads, so that what is pinned of them suffices
     * for every other node.
     *
     * @throws IllegalArgumentException if {@link TrialRules} find an error; the message is its first sentence
     */
    static Plan trial(String pipelineId, int revision, String owner, Trial trial, Catalog catalog) {
        refuse(TrialRules.problems(trial, catalog));
        List<Plan.Node> nodes = nodes(TrialRules.subject(trial, catalog));
        Definition whole = trial.definition();
        return new Plan(pipelineId, revision, owner, whole.settings(), timeframes(whole, catalog), nodes);
    }

    private static void refuse(List<Problem> problems) {
        problems.stream().filter(Problem::isError).findFirst().ifPresent(problem -> {
            throw new IllegalArgumentException(problem.message());
        });
    }

    private static List<Plan.Node> nodes(Subject subject) {
        List<Plan.Node> nodes = new ArrayList<>();
        for (AgentEntry agent : subject.catalog().agents()) {
            if (agent.info().category() == Category.SYSTEM) {
                List<String> before = nodes.stream().map(Plan.Node::id).toList();
                nodes.add(new Plan.Node(
                        agent.type(), agent, bind(agent, JsonNodeFactory.instance.objectNode()), last(before), before));
            }
        }
        List<String> injected = nodes.stream().map(Plan.Node::id).toList();
        List<String> sorted = subject.graph().sorted();
        for (String id : sorted) {
            subject.definition().nodes().stream()
                    .filter(node -> node.id().equals(id))
                    .forEach(node -> nodes.add(node(node, subject, sorted, injected)));
        }
        return nodes;
    }

    private static Plan.Node node(Definition.Node node, Subject subject, List<String> sorted, List<String> injected) {
        AgentEntry agent = subject.agent(node.id()).orElseThrow();
        Graph graph = subject.graph();
        Set<String> before = graph.ancestors(node.id());
        List<String> ancestors = new ArrayList<>(injected);
        sorted.stream().filter(before::contains).forEach(ancestors::add);
        List<String> predecessors =
                sorted.stream().filter(graph.predecessors(node.id())::contains).toList();
        return new Plan.Node(
                node.id(),
                agent,
                subject.pinned(node.id()) ? new Unused() : bind(agent, node.config()),
                predecessors.isEmpty() ? last(injected) : predecessors,
                ancestors,
                subject.pins().get(node.id()));
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

    private static List<Timeframe> timeframes(Definition definition, Catalog catalog) {
        var timeframes = new TreeSet<Timeframe>();
        timeframes.add(definition.settings().timeframe());
        for (AgentEntry agent : catalog.agents()) {
            if (agent.info().category() == Category.SYSTEM) {
                timeframes.addAll(Timeframes.in(bind(agent, JsonNodeFactory.instance.objectNode())));
            }
        }
        for (Definition.Node node : definition.nodes()) {
            catalog.find(node.agentType())
                    .map(agent -> Configs.bind(agent, node.config()))
                    .ifPresent(binding -> {
                        if (binding instanceof Binding.Bound(Record config)) {
                            timeframes.addAll(Timeframes.in(config));
                        }
                    });
        }
        return List.copyOf(timeframes);
    }
}
