package dev.kuber.platform.modes;

import dev.kuber.agent.AgentInfo;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.TradingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a trading mode leaves of a plan, and what it asks of those who start one. */
final class Modes {

    private Modes() {}

    /** What is missing in the consent to start a pipeline in this mode, as a sentence; empty if nothing is. */
    static Optional<String> unconfirmed(TradingMode mode, PipelineRuns.Consent consent) {
        return switch (mode) {
            case PAPER, SIMULATION, VALIDATION -> Optional.empty();
            case LIVE -> {
                String reason = consent.reason();
                if (!"LIVE".equals(consent.confirmation())) {
                    yield Optional.of("This pipeline trades with real money: type LIVE to start it.");
                }
                yield reason == null || reason.isBlank()
                        ? Optional.of("This pipeline trades with real money: say why you start it now.")
                        : Optional.empty();
            }
        };
    }

    /** Why this pipeline may not run once beside its schedule; empty if it may. */
    static Optional<String> notAside(Pipeline pipeline) {
        return switch (pipeline.definition().settings().tradingMode()) {
            case PAPER, SIMULATION, VALIDATION -> Optional.empty();
            case LIVE ->
                pipeline.status() == Pipeline.Status.ACTIVE
                        ? Optional.empty()
                        : Optional.of("A pipeline that trades with real money runs only once it has been started.");
        };
    }

    /** Why nothing may be tried out in this mode, as a sentence; empty if it may. */
    static Optional<String> notOnTrial(TradingMode mode) {
        return switch (mode) {
            case SIMULATION, VALIDATION -> Optional.empty();
            case LIVE, PAPER ->
                Optional.of("A trial runs in simulation or validation: clone the pipeline as a test, and try that.");
        };
    }

    /** The plan as it runs in its mode: validation runs every agent but those that place orders. */
    static Plan fitted(Plan plan) {
        return switch (plan.settings().tradingMode()) {
            case VALIDATION -> withoutOrders(plan);
            case LIVE, PAPER, SIMULATION -> plan;
        };
    }

    /** Without the agents that place orders; what came after one of them comes after its predecessors instead. */
    private static Plan withoutOrders(Plan plan) {
        var nodes = new ArrayList<Plan.Node>();
        for (Plan.Node node : plan.nodes()) {
            if (!placesOrders(node)) {
                nodes.add(new Plan.Node(
                        node.id(),
                        node.agent(),
                        node.config(),
                        List.copyOf(bridged(plan, node)),
                        node.ancestors().stream()
                                .filter(id -> !placesOrders(node(plan, id)))
                                .toList(),
                        node.pinned()));
            }
        }
        return new Plan(plan.pipelineId(), plan.revision(), plan.owner(), plan.settings(), plan.timeframes(), nodes);
    }

    private static Set<String> bridged(Plan plan, Plan.Node node) {
        var before = new LinkedHashSet<String>();
        for (String id : node.predecessors()) {
            Plan.Node predecessor = node(plan, id);
            if (placesOrders(predecessor)) {
                before.addAll(bridged(plan, predecessor));
            } else {
                before.add(id);
            }
        }
        return before;
    }

    private static boolean placesOrders(Plan.Node node) {
        return node.agent().info().category() == AgentInfo.Category.EXECUTION;
    }

    private static Plan.Node node(Plan plan, String id) {
        return plan.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
