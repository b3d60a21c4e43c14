package dev.kuber.platform.pipelines;

import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.trade.Timeframe;
import java.util.List;

/**
 * A validated pipeline revision, ready to run: configurations bound, the pipeline manager injected first, nodes in
 * topological order (ties in the order of the definition).
 *
 * @param timeframes every timeframe that some node reads, the primary one included, ascending
 */
public record Plan(
        String pipelineId,
        int revision,
        String owner,
        Definition.Settings settings,
        List<Timeframe> timeframes,
        List<Node> nodes) {

    public Plan {
        timeframes = List.copyOf(timeframes);
        nodes = List.copyOf(nodes);
    }

    /**
     * A node with its agent and bound configuration.
     *
     * @param predecessors ids of the nodes directly before it
     * @param ancestors ids of all nodes before it, in topological order
     */
    public record Node(String id, AgentEntry agent, Record config, List<String> predecessors, List<String> ancestors) {
        public Node {
            predecessors = List.copyOf(predecessors);
            ancestors = List.copyOf(ancestors);
        }
    }
}
