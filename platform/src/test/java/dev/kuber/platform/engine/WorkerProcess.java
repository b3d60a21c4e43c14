package dev.kuber.platform.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.TradeExecution;
import dev.kuber.platform.engine.TestPipeline.Said;
import dev.kuber.platform.engine.TestPipeline.Trader;
import dev.kuber.platform.engine.TestPipeline.Trigger;
import dev.kuber.platform.engine.postgres.PostgresExecutionStore;
import dev.kuber.platform.engine.postgres.Worker;
import dev.kuber.platform.pipelines.Plan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A worker in a process of its own, to be killed. Stops at a named point, says so on its output, and goes on only when it
 * is told to; when its parent is gone, so is it.
 */
final class WorkerProcess implements Environment, AutoCloseable {

    final PostgresExecutionStore store;
    final Engine engine;
    final TestPipeline pipeline;
    private final HikariDataSource database;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Worker worker;

    WorkerProcess(String name, String url, String user, String password, Duration heartbeat, Probe probe) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(8);
        database = new HikariDataSource(config);
        pipeline = trading(database);
        store = new PostgresExecutionStore(database, PostgresRun.JSON, InstantSource.system(), List.of(), probe);
        engine = Engine.parallel(store, pipeline, this, probe, threads);
        var settings = new WorkerSettings(name, 8, Duration.ofMillis(100), heartbeat);
        worker = new Worker(database, store, engine, settings, InstantSource.system(), probe);
    }

    void start() {
        worker.start();
    }

    /** Waits shortly, writes down an intent, sends three orders one after the other, reports. */
    private static TestPipeline trading(DataSource database) {
        return new TestPipeline("p")
                .node("trigger", new Trigger((state, context) -> Outcome.done(new Said("go " + state.executionId()))))
                .node("left", TestPipeline.says("left"), "trigger")
                .node("right", TestPipeline.says("right"), "trigger")
                .node(
                        "trader",
                        new Trader((state, context) -> {
                            int known = state.all(TradeExecution.class).size();
                            if (known > 0) {
                                send(database, state, known);
                            }
                            return known < 3
                                    ? Outcome.waitUntil(context.now(), TestPipeline.opening(PostgresRun.START))
                                    : Outcome.done(TestPipeline.closed(PostgresRun.START));
                        }),
                        "left",
                        "right")
                .node("report", TestPipeline.says("report"), "trader");
    }

    /** A broker that knows the order's id and takes each id once. */
    private static void send(DataSource broker, PipelineState state, int leg) {
        try (var connection = broker.getConnection();
                var statement = connection.prepareStatement(
                        "insert into sent (id, calls) values (?, 1) on conflict (id) do update set calls = sent.calls + 1")) {
            statement.setString(1, state.executionId() + "." + leg);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public MarketClock clock(Plan plan) {
        return MarketClock.real(InstantSource.system());
    }

    @Override
    public Ports ports(Execution execution, Plan plan) {
        return Ports.of(Map.of());
    }

    @Override
    public void close() {
        worker.close();
        store.close();
        threads.close();
        database.close();
    }

    /** Arguments: name, URL, user, password, heartbeat in milliseconds, point, and at its how many-th passing to stop. */
    public static void main(String[] args) throws IOException {
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var point = Probe.Point.valueOf(args[5]);
        int stopAt = Integer.parseInt(args[6]);
        var passings = new AtomicInteger();
        Probe probe = (at, id) -> {
            if (at == point && passings.incrementAndGet() == stopAt) {
                System.out.println("AT " + id);
                try {
                    if (orders.readLine() == null) {
                        Runtime.getRuntime().halt(1);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                System.out.println("WENT ON");
            } else if (at == Probe.Point.BEFORE_RELEASE) {
                System.out.println("RELEASES " + id);
            }
        };
        var process = new WorkerProcess(
                args[0], args[1], args[2], args[3], Duration.ofMillis(Long.parseLong(args[4])), probe);
        process.start();
        System.out.println("READY");
    }
}
