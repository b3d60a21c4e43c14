package dev.kuber.platform.budgets;

import com.zaxxer.hikari.HikariDataSource;
import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.Meter;
import dev.kuber.platform.engine.PlanSource;
import dev.kuber.platform.engine.Ports;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.engine.WorkerSettings;
import dev.kuber.platform.engine.postgres.PostgresExecutionStore;
import dev.kuber.platform.engine.postgres.Worker;
import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Hours;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.PriceSource;
import dev.kuber.platform.pipelines.RunMode;
import dev.kuber.platform.pipelines.TradingMode;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.node.JsonNodeFactory;

/** A paid pipeline on a database of its own, at a time that is moved by hand, with any number of workers. */
final class PaidWork implements PlanSource, AutoCloseable {

    static final UUID OWNER = UUID.fromString("00000000-0000-0000-0000-000000000001");
    static final String PIPELINE = "p1";
    private static final KuberJson JSON = KuberJson.of(FactTypes.with(List.of()));

    final HikariDataSource database = (HikariDataSource) TestDatabase.fresh();
    final JdbcClient jdbc = JdbcClient.create(database);
    final SteppedClock clock = new SteppedClock();
    final LimitRows limits = new LimitRows(jdbc, clock);
    final Reservations reservations =
            new Reservations(jdbc, limits, new Promises(jdbc, limits, clock), new JdbcTransactionManager(database));
    final PaidSteps money = new PaidSteps(reservations, limits, new Commissions(jdbc), clock);
    final Overshoots overshoots = new Overshoots(jdbc);
    final Budgets budgets =
            new Budgets(jdbc, limits, reservations, overshoots, clock, new JdbcTransactionManager(database));
    final Exhaustions exhaustions = new Exhaustions(jdbc, limits, overshoots, clock);
    final int symbols;
    private final List<AutoCloseable> open = new ArrayList<>();

    /** What the paid agent does while it runs. */
    volatile Supplier<Outcome> work = Outcome::done;

    PaidWork(int symbols) {
        this.symbols = symbols;
        jdbc.sql("""
                insert into account (id, email, name, password_hash, admin, created_at)
                values (:id, 'a@example.com', 'A', 'x', false, now())
                """).param("id", OWNER).update();
    }

    /** Stands still unless it is moved. */
    static final class SteppedClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-02T15:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    /** Nothing to set. */
    record NoConfig() {}

    abstract static class Paid implements Agent<NoConfig> {
        private final Supplier<Outcome> work;

        Paid(Supplier<Outcome> work) {
            this.work = work;
        }

        @Override
        public Outcome run(NoConfig config, PipelineState state, Context context) {
            return work.get();
        }
    }

    @AgentInfo(
            type = "test_bias",
            category = AgentInfo.Category.ANALYSIS,
            name = "Bias",
            description = "Costs.",
            pricePerHour = "0.08",
            averageMinutes = 6)
    static final class Bias extends Paid {
        Bias(Supplier<Outcome> work) {
            super(work);
        }
    }

    @AgentInfo(
            type = "test_strategy",
            category = AgentInfo.Category.ANALYSIS,
            name = "Strategy",
            description = "Costs.",
            pricePerHour = "0.10",
            averageMinutes = 6)
    static final class Strategy extends Paid {
        Strategy(Supplier<Outcome> work) {
            super(work);
        }
    }

    @AgentInfo(
            type = "test_risk",
            category = AgentInfo.Category.RISK,
            name = "Risk",
            description = "Costs.",
            pricePerHour = "0.05",
            averageMinutes = 3)
    static final class Risk extends Paid {
        Risk(Supplier<Outcome> work) {
            super(work);
        }
    }

    @AgentInfo(
            type = "test_dear",
            category = AgentInfo.Category.ANALYSIS,
            name = "Dear",
            description = "Costs eight cents a run.",
            pricePerHour = "4.80",
            averageMinutes = 1)
    static final class Dear extends Paid {
        Dear(Supplier<Outcome> work) {
            super(work);
        }
    }

    private List<Agent<NoConfig>> agents = List.of(new Dear(() -> work.get()));

    void agents(List<Agent<NoConfig>> chain) {
        agents = chain;
    }

    Plan plan() {
        var settings = new Definition.Settings(
                IntStream.range(0, symbols)
                        .mapToObj(i -> Symbol.of("S" + (char) ('A' + i)))
                        .toList(),
                Timeframe.M1,
                TradingMode.SIMULATION,
                RunMode.RUN_ONCE,
                Hours.ALWAYS,
                3,
                Duration.ofSeconds(2),
                20,
                new Definition.Simulation(PriceSource.SYNTHETIC, 1, 1, null, Money.of("100000")),
                null,
                null,
                null,
                null);
        var nodes = new ArrayList<Plan.Node>();
        var before = new ArrayList<String>();
        for (Agent<NoConfig> agent : agents) {
            AgentInfo info = agent.getClass().getAnnotation(AgentInfo.class);
            var entry = new AgentEntry(agent, info, NoConfig.class, JsonNodeFactory.instance.objectNode());
            nodes.add(new Plan.Node(
                    info.type(),
                    entry,
                    new NoConfig(),
                    before.isEmpty() ? List.of() : List.of(before.getLast()),
                    List.copyOf(before)));
            before.add(info.type());
        }
        return new Plan(PIPELINE, 1, OWNER.toString(), settings, List.of(Timeframe.M1), nodes);
    }

    /** An engine over the database, with its own connections to it. */
    Engine engine(Probe probe, Meter meter) {
        var store = new PostgresExecutionStore(database, JSON, clock, List.of(reservations), probe);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        open.add(threads);
        open.addFirst(store);
        return Engine.parallel(store, this, new Surroundings(meter, clock), probe, threads);
    }

    /** As of another process: it shares nothing with the first but the database. */
    PaidSteps elsewhere() {
        var rows = new LimitRows(jdbc, clock);
        var desk = new Reservations(jdbc, rows, new Promises(jdbc, rows, clock), new JdbcTransactionManager(database));
        return new PaidSteps(desk, rows, new Commissions(jdbc), clock);
    }

    /** A worker that shares the load with others. */
    Worker worker(String name, Meter meter) {
        var store = new PostgresExecutionStore(database, JSON, clock, List.of(reservations), Probe.NONE);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        Engine engine = Engine.parallel(store, this, new Surroundings(meter, clock), Probe.NONE, threads);
        var settings = new WorkerSettings(name, 16, Duration.ofMillis(20), Duration.ofSeconds(10));
        var worker = new Worker(database, store, engine, settings, clock, Probe.NONE);
        open.add(threads);
        open.addFirst(store);
        open.addFirst(worker);
        worker.start();
        return worker;
    }

    private record Surroundings(Meter meter, Clock market) implements Environment {
        @Override
        public MarketClock clock(Plan plan) {
            return MarketClock.real(market);
        }

        @Override
        public Ports ports(Execution execution, Plan plan) {
            return Ports.of(Map.of());
        }
    }

    void limit(String day) {
        budgets.setPipeline(
                OWNER, PIPELINE, new Budgets.Limits(Money.of(day), null, Budgets.OnExhausted.CLOSE_POSITIONS));
    }

    Money number(String sql) {
        return new Money(jdbc.sql(sql).query(java.math.BigDecimal.class).single());
    }

    Money spent() {
        return number("select coalesce(sum(amount), 0) from ledger");
    }

    Money reserved() {
        return number("select coalesce(sum(amount), 0) from budget_reservation");
    }

    @Override
    public Plan load(String pipelineId, int revision) {
        return plan();
    }

    @Override
    public Optional<Plan> due(String pipelineId, Instant at) {
        return Optional.of(plan());
    }

    @Override
    public Optional<Instant> nextFire(Plan plan, Execution ended, Instant now) {
        return Optional.empty();
    }

    @Override
    public void close() {
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("Something cannot be closed.", e);
            }
        }
        database.close();
    }
}
