package dev.kuber.platform.engine;

import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Fact;
import dev.kuber.platform.pipelines.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan with its names resolved to positions in topological order, so that folding and running look nothing up. */
final class Graph {

    private final Plan plan;
    private final List<Vertex> vertices;
    private final Map<String, Integer> indexOf = new HashMap<>();

    /** A node; {@code predecessors} and {@code ancestors} are positions, ascending. */
    @SuppressWarnings("ArrayRecordComponent")
    record Vertex(
            int index,
            Plan.Node node,
            int[] predecessors,
            int[] ancestors,
            List<Class<? extends Fact>> needs,
            List<Class<?>> uses,
            boolean trigger) {

        /** Whether it gives what it was given instead of running. */
        boolean pinned() {
            return node.pinned() != null;
        }

        String id() {
            return node.id();
        }

        String agentType() {
            return node.agent().type();
        }
    }

    Graph(Plan plan) {
        this.plan = plan;
        for (Plan.Node node : plan.nodes()) {
            indexOf.put(node.id(), indexOf.size());
        }
        this.vertices = plan.nodes().stream().map(this::vertex).toList();
    }

    private Vertex vertex(Plan.Node node) {
        AgentInfo info = node.agent().info();
        return new Vertex(
                index(node.id()),
                node,
                positions(node.predecessors()),
                positions(node.ancestors()),
                node.pinned() == null ? List.of(info.needs()) : List.of(),
                List.of(info.uses()),
                info.category() == AgentInfo.Category.TRIGGER);
    }

    private int[] positions(List<String> ids) {
        return ids.stream().mapToInt(this::index).sorted().toArray();
    }

    Plan plan() {
        return plan;
    }

    int size() {
        return vertices.size();
    }

    Vertex vertex(int index) {
        return vertices.get(index);
    }

    int index(String node) {
        Integer index = indexOf.get(node);
        if (index == null) {
            throw new IllegalStateException(
                    "Pipeline " + plan.pipelineId() + " revision " + plan.revision() + " has no node '" + node + "'.");
        }
        return index;
    }

    /** Null when the plan has no such node. */
    @Nullable
    Vertex find(@Nullable String node) {
        Integer index = node == null ? null : indexOf.get(node);
        return index == null ? null : vertices.get(index);
    }
}
