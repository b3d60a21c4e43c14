package dev.kuber.platform.engine;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.AgentInfo.Category;
import dev.kuber.agent.Context;
import dev.kuber.agent.Explained;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.TradeExecution;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Hours;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.PriceSource;
import dev.kuber.platform.pipelines.RunMode;
import dev.kuber.platform.pipelines.TradingMode;
import dev.kuber.port.Budget;
import dev.kuber.trade.Money;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import dev.kuber.trade.TradePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.node.JsonNodeFactory;

/** A pipeline of scripted agents, built node by node in topological order. */
final class TestPipeline implements PlanSource {

    static final Symbol AAPL = Symbol.of("AAPL");
    static final Duration BACKOFF = Duration.ofSeconds(2);

    private final String id;
    private final Map<String, Plan.Node> nodes = new LinkedHashMap<>();
    private int maxRetries = 3;
    Optional<Duration> repeat = Optional.empty();
    BiFunction<String, Instant, Optional<Plan>> onFire =
            (pipelineId, _) -> pipelineId.equals(id()) ? Optional.of(plan()) : Optional.empty();

    TestPipeline(String id) {
        this.id = id;
    }

    /** What a scripted agent does. */
    interface Script {
        Outcome run(PipelineState state, Context context);
    }

    record NoConfig() {}

    /** A fact with nothing but a word. */
    record Said(String sentence) implements Explained {}

    abstract static class Scripted implements Agent<NoConfig> {
        private final Script script;

        Scripted(Script script) {
            this.script = script;
        }

        @Override
        public Outcome run(NoConfig config, PipelineState state, Context context) {
            return script.run(state, context);
        }
    }

    @AgentInfo(type = "test_trigger", category = Category.TRIGGER, name = "Trigger", description = "Waits.")
    static final class Trigger extends Scripted {
        Trigger(Script script) {
            super(script);
        }
    }

    @AgentInfo(
            type = "test_analyst",
            category = Category.ANALYSIS,
            name = "Analyst",
            description = "Says something.",
            gives = Said.class)
    static final class Analyst extends Scripted {
        Analyst(Script script) {
            super(script);
        }
    }

    @AgentInfo(
            type = "test_trader",
            category = Category.EXECUTION,
            name = "Trader",
            description = "Trades what was said.",
            needs = Said.class,
            gives = TradeExecution.class,
            uses = Budget.class)
    static final class Trader extends Scripted {
        Trader(Script script) {
            super(script);
        }
    }

    static Scripted says(String sentence) {
        return new Analyst((_, _) -> Outcome.done(new Said(sentence)));
    }

    TestPipeline node(String node, Scripted agent, String... predecessors) {
        Set<String> ancestors = new LinkedHashSet<>();
        for (Plan.Node known : nodes.values()) {
            for (String predecessor : predecessors) {
                if (known.id().equals(predecessor)
                        || Objects.requireNonNull(nodes.get(predecessor))
                                .ancestors()
                                .contains(known.id())) {
                    ancestors.add(known.id());
                }
            }
        }
        var entry = new AgentEntry(
                agent,
                agent.getClass().getAnnotation(AgentInfo.class),
                NoConfig.class,
                JsonNodeFactory.instance.objectNode());
        nodes.put(node, new Plan.Node(node, entry, new NoConfig(), List.of(predecessors), new ArrayList<>(ancestors)));
        return this;
    }

    TestPipeline maxRetries(int retries) {
        maxRetries = retries;
        return this;
    }

    Plan plan() {
        var settings = new Definition.Settings(
                List.of(AAPL),
                Timeframe.M1,
                TradingMode.SIMULATION,
                RunMode.RUN_ONCE,
                Hours.ALWAYS,
                maxRetries,
                BACKOFF,
                1,
                new Definition.Simulation(PriceSource.SYNTHETIC, 1, 1, null, Money.of("100000")),
                null,
                null,
                null,
                null);
        return new Plan(id, 1, "owner", settings, List.of(Timeframe.M1), List.copyOf(nodes.values()));
    }

    @Override
    public Plan load(String pipelineId, int revision) {
        return plan();
    }

    @Override
    public Optional<Plan> due(String pipelineId, Instant at) {
        return onFire.apply(pipelineId, at);
    }

    private String id() {
        return id;
    }

    @Override
    public Optional<Instant> nextFire(Plan plan, Execution ended, Instant now) {
        return repeat.map(ended.firedAt()::plus);
    }

    static final TradePlan TRADE = new TradePlan(
            AAPL, Side.BUY, Quantity.of("10"), Price.of("100"), Price.of("98"), Price.of("103"), Price.of("106"));

    static TradeExecution opening(Instant at) {
        return new TradeExecution(AAPL, new Position.Opening(TRADE, List.of(), at), "Buying 10 AAPL.", null);
    }

    static TradeExecution closed(Instant at) {
        return new TradeExecution(
                AAPL,
                new Position.Closed(
                        TRADE,
                        at,
                        at,
                        Quantity.of("10"),
                        Price.of("100"),
                        Price.of("103"),
                        Money.of("30"),
                        Money.ZERO,
                        Position.ExitReason.TARGET,
                        "Target reached."),
                "Sold 10 AAPL with a profit of $30.",
                null);
    }
}
