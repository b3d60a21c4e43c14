package dev.kuber.platform.pipelines;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The connections of a definition between the nodes that exist, each once; the order is that of the definition. */
final class Graph {

    private final Map<String, Set<String>> predecessors = new LinkedHashMap<>();
    private final Map<String, Set<String>> successors = new LinkedHashMap<>();

    private Graph() {}

    static Graph of(Definition definition) {
        var graph = new Graph();
        for (Definition.Node node : definition.nodes()) {
            graph.predecessors.put(node.id(), new LinkedHashSet<>());
            graph.successors.put(node.id(), new LinkedHashSet<>());
        }
        for (Definition.Edge edge : definition.edges()) {
            Set<String> before = graph.predecessors.get(edge.to());
            Set<String> after = graph.successors.get(edge.from());
            if (before != null && after != null) {
                before.add(edge.from());
                after.add(edge.to());
            }
        }
        return graph;
    }

    Collection<String> nodes() {
        return predecessors.keySet();
    }

    Set<String> predecessors(String node) {
        return predecessors.getOrDefault(node, Set.of());
    }

    /** Every node from which this one can be reached; itself only if it lies on a circle. */
    Set<String> ancestors(String node) {
        return reach(node, predecessors);
    }

    /** Every node that can be reached from this one; itself only if it lies on a circle. */
    Set<String> descendants(String node) {
        return reach(node, successors);
    }

    private static Set<String> reach(String from, Map<String, Set<String>> steps) {
        var reached = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(steps.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            String next = open.poll();
            if (reached.add(next)) {
                open.addAll(steps.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }

    /** Groups of nodes that reach each other, in the order of the definition; empty when the graph can run. */
    List<List<String>> circles() {
        var circles = new ArrayList<List<String>>();
        var seen = new HashSet<String>();
        for (String node : nodes()) {
            if (!seen.contains(node)) {
                Set<String> after = descendants(node);
                if (after.contains(node)) {
                    Set<String> before = ancestors(node);
                    List<String> circle = nodes().stream()
                            .filter(other -> after.contains(other) && before.contains(other))
                            .toList();
                    seen.addAll(circle);
                    circles.add(circle);
                }
            }
        }
        return circles;
    }

    /**
     * The nodes so that each comes after all its predecessors, ties in the order of the definition.
     *
     * @throws IllegalArgumentException if there is a circle
     */
    List<String> sorted() {
        var sorted = new LinkedHashSet<String>();
        var waiting = new ArrayList<>(nodes());
        while (!waiting.isEmpty()) {
            String next = waiting.stream()
                    .filter(node -> sorted.containsAll(predecessors(node)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("The connections form a circle: " + circles()));
            sorted.add(next);
            waiting.remove(next);
        }
        return List.copyOf(sorted);
    }
}
