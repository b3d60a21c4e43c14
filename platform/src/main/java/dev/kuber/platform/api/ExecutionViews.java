package dev.kuber.platform.api;

import dev.kuber.fact.MarketSnapshot;
import dev.kuber.platform.backtests.Backtest;
import dev.kuber.platform.backtests.Backtests;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.engine.NodeProgress;
import dev.kuber.platform.engine.PlanSource;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.history.PastRun;
import dev.kuber.platform.history.PastRuns;
import dev.kuber.platform.modes.PlacedOrders;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.platform.pipelines.Plan;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what the API shows of an execution. */
@Component
class ExecutionViews {

    private final ExecutionStore store;
    private final Pipelines pipelines;
    private final PlanSource plans;
    private final PlacedOrders orders;
    private final Backtests backtests;
    private final PastRuns history;

    ExecutionViews(
            ExecutionStore store,
            Pipelines pipelines,
            PlanSource plans,
            PlacedOrders orders,
            Backtests backtests,
            PastRuns history) {
        this.store = store;
        this.pipelines = pipelines;
        this.plans = plans;
        this.orders = orders;
        this.backtests = backtests;
        this.history = history;
    }

    /** The newest execution of a pipeline. */
    Optional<ExecutionSummary> last(Pipeline pipeline) {
        return history.find(pipeline.owner(), PastRuns.Filter.of(pipeline.id()), null, 1).stream()
                .findFirst()
                .map(ExecutionSummary::of);
    }

    /** One that was just begun. */
    ExecutionSummary summary(Execution execution) {
        return history.find(execution.owner(), execution.id())
                .map(ExecutionSummary::of)
                .orElseThrow();
    }

    /** The execution whole; empty if its owner has none of this id. */
    Optional<ExecutionResponse> full(String owner, String id) {
        return history.find(owner, id)
                .flatMap(run -> store.load(id, 0).map(loaded -> full(run.with(loaded.execution()), loaded.steps())));
    }

    private ExecutionResponse full(PastRun run, List<Step> steps) {
        Execution execution = run.execution();
        Optional<Definition> definition = definition(execution);
        Map<String, String> agents = new HashMap<>();
        definition.ifPresent(known -> known.nodes().forEach(node -> agents.put(node.id(), node.agentType())));
        List<NodeProgress> nodes = plan(execution, definition)
                .map(plan -> NodeProgress.of(plan, steps))
                .orElse(List.of());
        nodes.forEach(node -> agents.put(node.node(), node.agentType()));
        Map<String, String> reasons = new HashMap<>();
        steps.forEach(step -> {
            if (step.node() != null && step.reason() != null) {
                reasons.put(step.node(), step.reason());
            }
        });
        var details = new ExecutionResponse.Details(
                nodes.stream()
                        .map(node -> ExecutionResponse.NodeResponse.of(
                                node, execution.status().terminal(), reasons.get(node.node())))
                        .toList(),
                steps.stream().map(step -> response(step, agents)).toList(),
                List.copyOf(bars(steps)),
                definition.isPresent() && !ofBacktest(execution) ? orders.of(execution, steps) : List.of());
        return ExecutionResponse.of(ExecutionSummary.of(run), definition.orElse(null), details);
    }

    private static ExecutionResponse.StepResponse response(Step step, Map<String, String> agents) {
        return new ExecutionResponse.StepResponse(
                step.sequence(),
                step.node(),
                step.node() == null ? null : agents.get(step.node()),
                step.kind(),
                step.attempt(),
                step.reason(),
                step.startedAt(),
                step.finishedAt(),
                step.waitUntil(),
                step.facts());
    }

    private static Collection<ExecutionResponse.KeptBars> bars(List<Step> steps) {
        Map<String, ExecutionResponse.KeptBars> newest = new LinkedHashMap<>();
        for (Step step : steps) {
            for (var fact : step.facts()) {
                if (fact instanceof MarketSnapshot snapshot) {
                    for (var frame : snapshot.frames()) {
                        newest.put(
                                snapshot.symbol() + " " + frame.timeframe(),
                                new ExecutionResponse.KeptBars(snapshot.symbol(), frame.timeframe(), frame.barsKey()));
                    }
                }
            }
        }
        return newest.values();
    }

    private Optional<Definition> definition(Execution execution) {
        return ofBacktest(execution)
                ? backtests.head(execution.owner(), execution.pipelineId()).map(Backtest::definition)
                : pipelines.definition(execution.owner(), execution.pipelineId(), execution.revision());
    }

    private Optional<Plan> plan(Execution execution, Optional<Definition> definition) {
        return ofBacktest(execution)
                ? backtests.plan(execution.owner(), execution.pipelineId())
                : definition.map(_ -> plans.load(execution.pipelineId(), execution.revision()));
    }

    private static boolean ofBacktest(Execution execution) {
        return Backtests.isBacktest(execution.pipelineId());
    }
}
