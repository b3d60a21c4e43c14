package dev.kuber.fact;

import dev.kuber.agent.Explained;
import dev.kuber.port.PositionRegistry;
import java.util.List;

/**
 * The pipeline manager's look at budget and positions before anything is spent.
 *
 * @param positions what this pipeline holds from earlier executions
 */
public record PipelineChecked(List<PositionRegistry.Entry> positions, String sentence) implements Explained {
    public PipelineChecked {
        positions = List.copyOf(positions);
    }
}
