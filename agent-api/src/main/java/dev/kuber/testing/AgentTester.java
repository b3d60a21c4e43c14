package dev.kuber.testing;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.port.Approvals;
import dev.kuber.port.News;
import dev.kuber.port.RunTimes;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.lang.reflect.ParameterizedType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one agent as the engine would, without platform and without mocks: facts that it gives are there in its next run,
 * and what it does beyond its {@link AgentInfo} fails the test.
 *
 * {@snippet :
 * AgentTester.of(new RsiSignal())
 *         .symbols("AAPL")
 *         .with(MarketData.class, Prices.of("AAPL", Timeframe.M5, 100, 99, 98))
 *         .run();
 * }
 */
public final class AgentTester<C extends Record> {

    /** Where time begins unless {@link #at} says otherwise: a Monday, in the morning in New York. */
    public static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

    private final Agent<C> agent;
    private final AgentInfo info;
    private final Map<Class<?>, Object> ports = new HashMap<>(Map.of(
            Approvals.class,
            (Approvals) _ -> Optional.empty(),
            RunTimes.class,
            RunTimes.ALWAYS,
            News.class,
            News.NONE));
    private final List<Fact> facts = new ArrayList<>();
    private List<Symbol> symbols = List.of(Symbol.of("AAPL"));
    private List<Timeframe> timeframes = List.of(Timeframe.M5);
    private String execution = "execution";
    private Instant now = START;
    private @Nullable C config;

    private AgentTester(Agent<C> agent) {
        this.agent = agent;
        AgentInfo declared = agent.getClass().getAnnotation(AgentInfo.class);
        if (declared == null) {
            throw new AssertionError(agent.getClass().getName() + " has no @AgentInfo.");
        }
        this.info = declared;
    }

    public static <C extends Record> AgentTester<C> of(Agent<C> agent) {
        return new AgentTester<>(agent);
    }

    /** The configuration; without it every component has its default. */
    public AgentTester<C> config(C value) {
        config = value;
        return this;
    }

    public <P> AgentTester<C> with(Class<P> port, P adapter) {
        ports.put(port, adapter);
        return this;
    }

    /** The id of the execution, where a test has several. */
    public AgentTester<C> execution(String id) {
        execution = id;
        return this;
    }

    public AgentTester<C> symbols(String... names) {
        symbols = Arrays.stream(names).map(Symbol::of).toList();
        return this;
    }

    /** The timeframes of the pipeline, the primary one first. */
    public AgentTester<C> timeframes(Timeframe... all) {
        timeframes = List.of(all);
        return this;
    }

    /** Moves the clock. */
    public AgentTester<C> at(Instant time) {
        now = time;
        return this;
    }

    /** Adds facts, as earlier agents or news from outside would. */
    public AgentTester<C> fact(Fact... more) {
        facts.addAll(List.of(more));
        return this;
    }

    /** Runs the agent once and keeps the facts it gives for the next run. */
    public Result run() {
        Result result = runWithoutSaving();
        facts.addAll(result.facts());
        return result;
    }

    /** Runs the agent and loses what it answers, as a crash after its side effects would. */
    public Result runWithoutSaving() {
        var state = new PipelineState(
                "pipeline",
                execution,
                "node",
                symbols,
                timeframes.getFirst(),
                timeframes.stream().sorted().toList(),
                facts);
        Outcome outcome = agent.run(configuration(), state, new TestContext());
        var result = new Result(info.type(), outcome);
        for (Fact fact : result.facts()) {
            if (!List.of(info.gives()).contains(fact.getClass())) {
                throw new AssertionError(info.type() + " gave a " + Fact.typeOf(fact.getClass())
                        + ", which its @AgentInfo does not declare in gives.");
            }
        }
        return result;
    }

    /** All facts so far, given and made. */
    public List<Fact> facts() {
        return List.copyOf(facts);
    }

    private C configuration() {
        C known = config;
        if (known == null) {
            known = Defaults.of(configType());
            config = known;
        }
        return known;
    }

    @SuppressWarnings("unchecked") // the type argument of Agent is C
    private Class<C> configType() {
        return Arrays.stream(agent.getClass().getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(type -> type.getRawType() == Agent.class)
                .map(type -> (Class<C>) type.getActualTypeArguments()[0])
                .findFirst()
                .orElseThrow(() -> new AssertionError(info.type() + " does not say Agent<ItsConfig>."));
    }

    private final class TestContext implements Context {

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public <P> P port(Class<P> port) {
            if (!List.of(info.uses()).contains(port)) {
                throw new SecurityException(info.type() + " uses " + port.getSimpleName()
                        + ", which its @AgentInfo does not declare in uses.");
            }
            Object adapter = ports.get(port);
            if (adapter == null) {
                throw new AssertionError("The test gives no " + port.getSimpleName() + ": call with(...).");
            }
            return port.cast(adapter);
        }

        @Override
        public System.Logger log() {
            return System.getLogger(info.type());
        }
    }
}
