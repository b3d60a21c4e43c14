package dev.kuber.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.kuber.platform.database.PostgresServer;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.PlanSource;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.engine.Projection;
import dev.kuber.platform.engine.WorkerSettings;
import dev.kuber.platform.engine.postgres.PostgresExecutionStore;
import dev.kuber.platform.engine.postgres.Worker;
import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;

/** A worker over a fresh embedded server with the settings of production: every commit waits for the disk. */
final class EngineBench implements AutoCloseable {

    static final KuberJson JSON = KuberJson.of(FactTypes.builtIn());

    final HikariDataSource database;
    final PostgresExecutionStore store;
    final Engine engine;
    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Path folder;
    private final PostgresServer server;
    private final Worker worker;

    /** What runs, around it, and what is written with its steps. */
    record Setting(PlanSource plans, Environment environment, List<Projection> projections) {}

    EngineBench(EnginePlan plan) throws IOException {
        this(_ -> new Setting(plan, plan, List.of()));
    }

    EngineBench(Function<DataSource, Setting> made) throws IOException {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
        folder = Files.createTempDirectory("kuber-bench-");
        server = PostgresServer.open(folder);
        var settings = server.database("kuber_bench");
        var config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(16);
        database = new HikariDataSource(config);
        Flyway.configure().dataSource(database).outOfOrder(true).load().migrate();
        var wall = InstantSource.system();
        Setting setting = made.apply(database);
        store = new PostgresExecutionStore(database, JSON, wall, setting.projections(), Probe.NONE);
        engine = Engine.parallel(store, setting.plans(), setting.environment(), Probe.NONE, threads);
        worker = new Worker(database, store, engine, WorkerSettings.named("bench"), wall, Probe.NONE);
        worker.start();
    }

    long serverPid() {
        return server.pid();
    }

    @Override
    public void close() throws IOException {
        worker.close();
        store.close();
        threads.close();
        database.close();
        server.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
