package dev.kuber.platform.pipelines;

import dev.kuber.agent.Fact;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.trade.Timeframe;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A validated pipeline revision, ready to run: configurations bound, the pipeline manager injected first, nodes in
 * topological order (ties in the order of the definition).
 *
 * @param revision below zero for a trial
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

    /** Whether it was made of a {@link Trial}: it runs beside the schedule and counts for nothing. */
    public boolean trial() {
        return revision < 0;
    }

    /** The trading mode by name, for those who keep it and do not act on it. */
    public String mode() {
        return settings.tradingMode().name().toLowerCase(Locale.ROOT);
    }

    /**
     * A node with its agent and bound configuration.
     *
     * @param predecessors ids of the nodes directly before it
     * @param ancestors ids of all nodes before it, in topological order
     * @param pinned what it gives instead of running; null when it runs
     */
    public record Node(
            String id,
            AgentEntry agent,
            Record config,
            List<String> predecessors,
            List<String> ancestors,
            @Nullable List<Fact> pinned) {
        public Node {
            predecessors = List.copyOf(predecessors);
            ancestors = List.copyOf(ancestors);
            pinned = pinned == null ? null : List.copyOf(pinned);
        }

        /** A node that runs. */
        public Node(String id, AgentEntry agent, Record config, List<String> predecessors, List<String> ancestors) {
            this(id, agent, config, predecessors, ancestors, null);
        }
    }
}
