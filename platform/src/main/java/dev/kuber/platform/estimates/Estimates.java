package dev.kuber.platform.estimates;

import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.schedules.PlannedRuns;
import dev.kuber.platform.schedules.RunCount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What users' pipelines will cost, and how well that was known. */
@Service
public class Estimates {

    private final Catalog catalog;
    private final NodeReader nodes;
    private final Histories histories;
    private final AccuracyRows accuracy;
    private final BudgetOutlook budgets;
    private final Clock wall;

    Estimates(
            Catalog catalog,
            NodeReader nodes,
            Histories histories,
            AccuracyRows accuracy,
            BudgetOutlook budgets,
            Clock wall) {
        this.catalog = catalog;
        this.nodes = nodes;
        this.histories = histories;
        this.accuracy = accuracy;
        this.budgets = budgets;
        this.wall = wall;
    }

    /**
     * What this definition will cost its owner.
     *
     * @param pipelineId null for one that is not saved yet
     */
    public Estimate of(UUID owner, @Nullable String pipelineId, Definition definition) {
        RunCount perDay = PlannedRuns.of(
                        definition,
                        Calendars.named(definition.settings().calendar().id()),
                        catalog)
                .perDay(wall.instant());
        NodeReader.Found found = nodes.of(owner, definition);
        History history = histories.of(owner, pipelineId, found.nodes());
        return Estimating.of(
                found,
                definition.settings().symbols().size(),
                definition.settings().pace(),
                perDay,
                history);
    }

    /** What runs cost, for plans that have many of them. */
    @FunctionalInterface
    public interface Cost {
        CostRange of(RunCount runs);
    }

    /** What runs of this definition will cost its owner. */
    public Cost cost(UUID owner, @Nullable String pipelineId, Definition definition) {
        NodeReader.Found found = nodes.of(owner, definition);
        Forecast forecast = Forecast.of(found.nodes(), histories.of(owner, pipelineId, found.nodes()));
        return runs -> Estimating.runs(forecast, runs);
    }

    /** What would become of the limits of this user and pipeline; those that are not set are left out. */
    public List<BudgetLine> budget(
            UUID owner, @Nullable String pipelineId, Definition.Settings settings, Estimate estimate) {
        return budgets.of(owner, pipelineId, settings, estimate);
    }

    /** As {@link #budget}, for those who need no estimate where no limit is set. */
    public List<BudgetLine> outlook(UUID owner, @Nullable String pipelineId, Definition definition) {
        return budgets.anyLimit(owner, pipelineId)
                ? budget(owner, pipelineId, definition.settings(), of(owner, pipelineId, definition))
                : List.of();
    }

    /** How well estimates have matched in the last days. */
    public Accuracy accuracy(UUID owner, int days) {
        Instant since = wall.instant().minus(Duration.ofDays(days));
        AccuracyRows.Total total = accuracy.total(owner, since);
        Double median = total.median();
        Double within = total.within();
        return new Accuracy(
                total.runs(),
                median == null ? null : Amounts.tenths(median),
                within,
                median == null || within == null
                        ? "No estimate has been compared with a run yet."
                        : "Half of the " + total.runs() + " runs of the last " + days + " days cost within "
                                + Amounts.percent(median) + " of what was estimated; " + Math.round(within * 100)
                                + " % of them within 15 %.",
                accuracy.items(owner, since),
                accuracy.byAgent(owner, since));
    }

    /** What this execution was expected to cost; empty where nothing was estimated, and for somebody else's. */
    public Optional<ExecutionEstimate> ofExecution(UUID owner, String executionId) {
        return accuracy.ofExecution(owner, executionId);
    }
}
