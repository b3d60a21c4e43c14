package dev.kuber.benchmarks;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.AgentInfo.Category;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.TriggerFired;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.PlanSource;
import dev.kuber.platform.engine.Ports;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Hours;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.PriceSource;
import dev.kuber.platform.pipelines.RunMode;
import dev.kuber.platform.pipelines.TradingMode;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** A chain of agents that think of nothing and say one sentence each: what remains is the engine. */
record EnginePlan(Plan plan, MarketClock clock) implements PlanSource, Environment {

    record NoConfig() {}

    /** Says one sentence; {@code watch} hears when it begins and ends. */
    @AgentInfo(type = "bench_agent", category = Category.ANALYSIS, name = "Agent", description = "Says a sentence.")
    static final class Sentence implements Agent<NoConfig> {
        private final int index;
        private final Watch watch;

        Sentence(int index, Watch watch) {
            this.index = index;
            this.watch = watch;
        }

        @Override
        public Outcome run(NoConfig config, PipelineState state, Context context) {
            watch.at(state.executionId(), index);
            return Outcome.done(
                    new TriggerFired(context.now(), List.of(), "One sentence of a usual length about the market."));
        }
    }

    /** Hears when an agent runs; it takes no time itself. */
    @FunctionalInterface
    interface Watch {
        void at(String executionId, int index);
    }

    static EnginePlan chain(String id, int length, MarketClock clock, Watch watch) {
        AgentInfo free = Sentence.class.getAnnotation(AgentInfo.class);
        return new EnginePlan(plan(id, "owner", length, watch, free), clock);
    }

    /** A chain of such agents at the price of this one. */
    static Plan plan(String id, String owner, int length, Watch watch, AgentInfo info) {
        var nodes = new ArrayList<Plan.Node>();
        var before = new ArrayList<String>();
        for (int i = 0; i < length; i++) {
            var agent = new Sentence(i, watch);
            var entry = new AgentEntry(agent, info, NoConfig.class, JsonNodeFactory.instance.objectNode());
            List<String> last = before.isEmpty() ? List.of() : List.of(before.getLast());
            nodes.add(new Plan.Node("node" + i, entry, new NoConfig(), last, before));
            before.add("node" + i);
        }
        return new Plan(id, 1, owner, settings(Symbol.of("AAPL")), List.of(Timeframe.M1), nodes);
    }

    /** Settings under which any number of executions may run at once. */
    static Definition.Settings settings(Symbol symbol) {
        return new Definition.Settings(
                List.of(symbol),
                Timeframe.M1,
                TradingMode.SIMULATION,
                RunMode.RUN_CONTINUOUS,
                Hours.ALWAYS,
                3,
                Duration.ofSeconds(2),
                Integer.MAX_VALUE,
                new Definition.Simulation(PriceSource.SYNTHETIC, 1, 1, null, Money.of("100000")),
                null,
                null,
                null,
                null);
    }

    @Override
    public Plan load(String pipelineId, int revision) {
        return plan;
    }

    @Override
    public Optional<Plan> due(String pipelineId, Instant at) {
        return Optional.of(plan);
    }

    @Override
    public MarketClock clock(Plan any) {
        return clock;
    }

    @Override
    public Ports ports(Execution execution, Plan any) {
        return Ports.of(Map.of());
    }
}
