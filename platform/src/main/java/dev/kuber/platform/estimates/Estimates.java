package dev.kuber.platform.estimates;

import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.schedules.RunCount;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What users' pipelines will cost, and how well that was known. */
@Service
public class Estimates {

    private final NodeReader nodes;

    Estimates(NodeReader nodes) {
        this.nodes = nodes;
    }

    /**
     * What this definition will cost its owner.
     *
     * @param pipelineId null for one that is not saved yet
     * @param perDay how often it runs on a day
     */
    public Estimate of(UUID owner, @Nullable String pipelineId, Definition definition, RunCount perDay) {
        NodeReader.Found found = nodes.of(owner, definition);
        return Estimating.of(found.nodes(), definition.settings().symbols().size(), perDay, found.unknown());
    }

    /** What runs cost, for plans that have many of them. */
    @FunctionalInterface
    public interface Cost {
        CostRange of(RunCount runs);
    }

    /** What runs of this definition will cost its owner. */
    public Cost cost(UUID owner, @Nullable String pipelineId, Definition definition) {
        Spread each = Estimating.spread(nodes.of(owner, definition).nodes());
        return runs -> each.times(runs.low(), runs.high());
    }

    /** What would become of the limits of this user and pipeline; those that are not set are left out. */
    public List<BudgetLine> budget(
            UUID owner, @Nullable String pipelineId, Definition.Settings settings, Estimate estimate) {
        return List.of();
    }

    /** How well estimates have matched in the last days. */
    public Accuracy accuracy(UUID owner, int days) {
        return new Accuracy(0, null, null, "No estimate has been compared with a run yet.", List.of(), List.of());
    }

    /** What this execution was expected to cost; empty where nothing was estimated, and for somebody else's. */
    public Optional<ExecutionEstimate> ofExecution(UUID owner, String executionId) {
        return Optional.empty();
    }
}
