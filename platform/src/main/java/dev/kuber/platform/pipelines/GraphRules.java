package dev.kuber.platform.pipelines;

import dev.kuber.agent.AgentInfo.Category;
import dev.kuber.agent.Fact;
import dev.kuber.platform.catalog.AgentEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold between nodes. */
final class GraphRules {

    private GraphRules() {}

    /** Connections join nodes that exist, once. */
    static List<Problem> ends(Subject subject) {
        var problems = new ArrayList<Problem>();
        Set<Definition.Edge> seen = new HashSet<>();
        List<Definition.Edge> edges = subject.definition().edges();
        for (int i = 0; i < edges.size(); i++) {
            Definition.Edge edge = edges.get(i);
            String connection = "The connection from '" + edge.from() + "' to '" + edge.to() + "'";
            for (String end : List.of(edge.from(), edge.to())) {
                if (!subject.graph().nodes().contains(end)) {
                    String other = end.equals(edge.from()) ? edge.to() : edge.from();
                    problems.add(Problem.error(
                            subject.graph().nodes().contains(other) ? other : null,
                            "edges[" + i + "]",
                            connection + " is loose: there is no node '" + end + "'."));
                }
            }
            if (!seen.add(edge)) {
                problems.add(
                        Problem.warning(edge.to(), "edges[" + i + "]", connection + " is there twice: remove one."));
            }
        }
        return problems;
    }

    /** Nothing waits for itself. */
    static List<Problem> circles(Subject subject) {
        return subject.graph().circles().stream()
                .map(circle -> Problem.error(
                        circle.getFirst(),
                        "edges",
                        circle.size() == 1
                                ? subject.name(circle.getFirst()) + " is connected to itself: remove the connection."
                                : circle.stream().map(subject::name).collect(Collectors.joining(", "))
                                        + " wait for each other in a circle: remove one of their connections."))
                .toList();
    }

    /** Something says when to begin. */
    static List<Problem> triggers(Subject subject) {
        if (subject.definition().nodes().isEmpty()) {
            return List.of(Problem.error(null, "nodes", "The pipeline is empty: put a trigger on the canvas first."));
        }
        RunSchedule schedule = subject.definition().settings().schedule();
        if (!subject.of(Category.TRIGGER).isEmpty() || (schedule != null && schedule.interval() != null)) {
            return List.of();
        }
        String missing =
                "The pipeline has no trigger: put one first, such as " + installed(subject, Category.TRIGGER) + ".";
        return List.of(
                subject.definition().settings().runMode() == RunMode.RUN_ONCE
                        ? Problem.warning(null, "nodes", missing + " Without one it runs as soon as it is started.")
                        : Problem.error(null, "nodes", missing));
    }

    /** Where there is a trigger, nothing runs before it. */
    static List<Problem> reach(Subject subject) {
        List<String> triggers = subject.of(Category.TRIGGER);
        if (triggers.isEmpty()) {
            return List.of();
        }
        return subject.graph().nodes().stream()
                .filter(node -> !triggers.contains(node))
                .filter(node -> subject.graph().ancestors(node).stream().noneMatch(triggers::contains))
                .map(node -> Problem.error(
                        node,
                        "edges",
                        subject.name(node) + " is not behind a trigger, so it would run too early: connect it."))
                .toList();
    }

    /** What an agent needs is given before it. */
    static List<Problem> needs(Subject subject) {
        var problems = new ArrayList<Problem>();
        if (!subject.graph().circles().isEmpty()) {
            return problems;
        }
        List<AgentEntry> injected = subject.catalog().agents().stream()
                .filter(agent -> agent.info().category() == Category.SYSTEM)
                .toList();
        subject.agents().forEach((node, agent) -> {
            if (subject.pinned(node)) {
                return;
            }
            for (Class<? extends Fact> need : agent.info().needs()) {
                boolean given = injected.stream().anyMatch(system -> gives(system, need))
                        || subject.graph().ancestors(node).stream().anyMatch(before -> subject.gives(before, need));
                if (!given) {
                    problems.add(Problem.error(node, "edges", missing(subject, node, need)));
                }
            }
        });
        return problems;
    }

    private static String missing(Subject subject, String node, Class<? extends Fact> need) {
        String fact = Fact.typeOf(need).replace('_', ' ');
        String sentence = subject.name(node) + " needs " + withArticle(fact) + ": ";
        List<String> empty = subject.graph().ancestors(node).stream()
                .filter(subject::pinned)
                .filter(before -> subject.agent(before)
                        .filter(agent -> gives(agent, need))
                        .isPresent())
                .map(subject::name)
                .toList();
        if (!empty.isEmpty()) {
            return sentence + "what is pinned at " + String.join(" and ", empty) + " has none. Unpin it.";
        }
        List<String> present = subject.graph().nodes().stream()
                .filter(other -> !other.equals(node))
                .filter(other ->
                        subject.agent(other).filter(agent -> gives(agent, need)).isPresent())
                .map(subject::name)
                .toList();
        if (!present.isEmpty()) {
            return sentence + "connect " + String.join(" or ", present) + " before it.";
        }
        List<String> installed = subject.catalog().agents().stream()
                .filter(agent -> gives(agent, need))
                .map(agent -> withArticle(agent.info().name()))
                .toList();
        return installed.isEmpty()
                ? sentence + "no installed agent gives one."
                : sentence + "put " + String.join(" or ", installed) + " before it.";
    }

    /** No order without a risk check before it. */
    static List<Problem> risk(Subject subject) {
        if (!subject.graph().circles().isEmpty()) {
            return List.of();
        }
        return subject.of(Category.EXECUTION).stream()
                .filter(node -> subject.graph().ancestors(node).stream()
                        .noneMatch(ancestor -> subject.is(ancestor, Category.RISK)))
                .map(node -> Problem.error(
                        node,
                        "edges",
                        subject.name(node) + " may not trade without a risk check: put "
                                + installed(subject, Category.RISK) + " before it."))
                .toList();
    }

    private static boolean gives(AgentEntry agent, Class<? extends Fact> need) {
        return Arrays.stream(agent.info().gives()).anyMatch(need::isAssignableFrom);
    }

    private static String installed(Subject subject, Category category) {
        String names = subject.catalog().agents().stream()
                .filter(agent -> agent.info().category() == category)
                .map(agent -> withArticle(agent.info().name()))
                .collect(Collectors.joining(" or "));
        return names.isEmpty() ? "one (none is installed)" : names;
    }

    private static String withArticle(String noun) {
        return ("AEIOUaeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }
}
