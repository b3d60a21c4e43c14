package dev.kuber.platform.estimates;

import dev.kuber.agent.AgentInfo.Category;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.pipelines.Plan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An execution as it was estimated when it began.
 *
 * @param first the node that runs before all others
 * @param gates nodes that decide whether anything else runs
 */
record EstimatedRun(Execution execution, String first, Expectation expected, Instant at, List<String> gates) {

    private static final Set<Category> GATES = Set.of(Category.SYSTEM, Category.TRIGGER);

    /** What is expected of any execution of a plan at some time. */
    record Expectation(CostRange cost, Estimate.OfRun ofRun, List<ExpectedNode> nodes) {

        static Expectation of(NodeReader.Found found, History history) {
            Forecast forecast = Forecast.of(found.nodes(), history);
            List<String> unknown = Estimating.unknown(found, forecast);
            var nodes = new ArrayList<ExpectedNode>();
            for (Figures figures : forecast.nodes()) {
                if (figures.node().paid()) {
                    nodes.add(ExpectedNode.of(figures));
                }
            }
            Trust trust = Trust.of(forecast, !unknown.isEmpty(), history.compared());
            return new Expectation(
                    forecast.each().range(), new Estimate.OfRun(trust.confidence(), forecast.runs()), nodes);
        }
    }

    /**
     * A paid node as it was to run; enough to tell from the ledger what it took.
     *
     * @param estimated what it was expected to cost
     */
    record ExpectedNode(
            String node,
            String agentType,
            String model,
            int symbols,
            BigDecimal pricePerHour,
            double declaredInput,
            double declaredOutput,
            BigDecimal estimated) {

        static ExpectedNode of(Figures figures) {
            PaidNode node = figures.node();
            PaidNode.Asked asked = node.asked();
            Work.Agent agent = Work.Agent.of(node);
            return new ExpectedNode(
                    node.id(),
                    agent.type(),
                    agent.model(),
                    node.symbols(),
                    node.pricePerHour(),
                    asked == null ? 0 : asked.declared().input(),
                    asked == null ? 0 : asked.declared().output(),
                    figures.agent().cost().value());
        }

        /** The running time that this rental was paid for. */
        double seconds(double rental) {
            double perSecond = pricePerHour.doubleValue() * symbols / 3600;
            return perSecond == 0 ? 0 : rental / perSecond;
        }
    }

    static List<String> gates(Plan plan) {
        return plan.nodes().stream()
                .filter(node -> GATES.contains(node.agent().info().category()))
                .map(Plan.Node::id)
                .toList();
    }
}
