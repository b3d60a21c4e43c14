package dev.kuber.platform.engine;

import dev.kuber.platform.pipelines.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a node of an execution stands, for those who look on.
 *
 * @param due whether it is its turn: everything before it is settled, and it has not finished its first run
 */
public record NodeProgress(String node, String agentType, NodeState state, boolean due) {

    /** All nodes of the plan in its order, after these steps of one execution. */
    public static List<NodeProgress> of(Plan plan, List<Step> steps) {
        var graph = new Graph(plan);
        var progress = new Progress(graph);
        steps.forEach(progress::apply);
        var nodes = new ArrayList<NodeProgress>(graph.size());
        for (int i = 0; i < graph.size(); i++) {
            Graph.Vertex vertex = graph.vertex(i);
            NodeState state = progress.state(i);
            boolean due = state == NodeState.PENDING && progress.ready(i, Instant.MIN);
            nodes.add(new NodeProgress(vertex.id(), vertex.agentType(), state, due));
        }
        return nodes;
    }
}
