package dev.kuber.platform.engine;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.engine.postgres.PostgresExecutionStore;
import dev.kuber.platform.engine.postgres.PostgresTimeline;
import dev.kuber.platform.engine.postgres.Worker;
import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.port.Budget;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** An engine over a real database with a clock that is moved by hand. */
final class PostgresRun implements Environment, AutoCloseable {

    static final KuberJson JSON = KuberJson.of(FactTypes.with(List.of(TestPipeline.Said.class)));
    static final Instant START = Instant.parse("2026-03-02T14:30:00Z");

    final DataSource database = TestDatabase.fresh();
    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final PostgresExecutionStore store;
    final PostgresTimeline timeline;
    final Engine engine;
    private volatile Instant now = START;
    private final InstantSource wall = () -> now;
    private final MarketClock clock = MarketClock.real(wall);
    private final TestPipeline pipeline;
    private final Worker worker;

    PostgresRun(TestPipeline pipeline, Probe probe) {
        this.pipeline = pipeline;
        this.store = new PostgresExecutionStore(database, JSON, wall, List.of(), probe);
        this.timeline = new PostgresTimeline(database, clock);
        this.engine = Engine.parallel(store, pipeline, this, probe, threads);
        var settings = new WorkerSettings("worker", 16, Duration.ofMillis(20), Duration.ofSeconds(10));
        this.worker = new Worker(database, store, engine, settings, wall, probe);
        worker.start();
    }

    @Override
    public MarketClock clock(Plan plan) {
        return clock;
    }

    @Override
    public Ports ports(Execution execution, Plan plan) {
        return Ports.of(Map.of(Budget.class, (Budget) amount -> new Budget.Allowance(true, "Enough.")));
    }

    Execution start() {
        Execution started = engine.start(pipeline.plan(), now);
        settle();
        return head(started.id());
    }

    void runTo(long seconds) {
        setTime(START.plusSeconds(seconds));
        settle();
    }

    void setTime(Instant time) {
        now = time;
    }

    /** Waits until nothing is due and nobody works. The worker has to be told to look: its clock stands still. */
    void settle() {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> due() == 0);
    }

    private int due() throws SQLException {
        worker.look();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select count(*) from scheduled_tasks where picked or execution_time <= ?::timestamptz")) {
            statement.setString(1, now.toString());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    Execution head(String id) {
        return store.load(id, 0).orElseThrow().execution();
    }

    List<String> told(String id) {
        return store.load(id, 0).orElseThrow().steps().stream()
                .map(step -> step.node() + " " + step.kind().name().toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    @Override
    public void close() {
        worker.close();
        store.close();
        threads.close();
        ((HikariDataSource) database).close();
    }
}
