package dev.kuber.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.database.ConnectionSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real worker processes over a real database, killed and paused at named points of a step. */
class KilledWorkerTest {

    private static final int EXECUTIONS = 3;
    private static final Duration QUICK = Duration.ofMillis(250);

    private final ConnectionSettings settings = TestDatabase.freshSettings();
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void broker() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("create table sent (id text primary key, calls int not null)");
        }
    }

    @AfterEach
    void killAll() {
        processes.forEach(Process::destroyForcibly);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }

    private WorkerProcess here(String name, Duration heartbeat) {
        return new WorkerProcess(
                name,
                settings.url(),
                Objects.requireNonNull(settings.user()),
                Objects.requireNonNull(settings.password()),
                heartbeat,
                Probe.NONE);
    }

    /** A worker process and what it says. */
    private record Victim(Process process, BufferedReader output) {
        void awaitLine(String prefix) throws IOException {
            String line = output.readLine();
            while (line != null && !line.startsWith(prefix)) {
                line = output.readLine();
            }
            assertThat(line).as("the worker's output").isNotNull();
        }
    }

    private Victim victim(Duration heartbeat, Probe.Point point, int passing) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerProcess.class.getName(),
                        "victim",
                        settings.url(),
                        settings.user(),
                        settings.password(),
                        Long.toString(heartbeat.toMillis()),
                        point.name(),
                        Integer.toString(passing))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(process);
        return new Victim(process, process.inputReader(StandardCharsets.UTF_8));
    }

    private List<String> startExecutions(WorkerProcess worker) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < EXECUTIONS; i++) {
            ids.add(worker.engine
                    .start(worker.pipeline.plan(), PostgresRun.START.plusSeconds(i))
                    .id());
        }
        return ids;
    }

    private static void awaitEnd(WorkerProcess worker, List<String> ids, Duration limit) {
        await().atMost(limit)
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        ids.stream().allMatch(id -> head(worker, id).status().terminal()));
    }

    private static Execution head(WorkerProcess worker, String id) {
        return worker.store.load(id, 0).orElseThrow().execution();
    }

    /** Every step once, every order at the broker once. */
    private void assertNothingLostAndNothingDoubled(WorkerProcess worker, List<String> ids) throws SQLException {
        for (String id : ids) {
            var history = worker.store.load(id, 0).orElseThrow();
            assertThat(history.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
            var told = new ArrayList<String>();
            for (Step step : history.steps()) {
                assertThat(step.sequence()).isEqualTo(told.size() + 1);
                told.add(step.node() + " " + step.kind());
            }
            assertThat(told.subList(1, 3)).containsExactlyInAnyOrder("left DONE", "right DONE");
            assertThat(told).hasSize(8);
        }
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*), (select count(*) from scheduled_tasks), (select count(*) from event),"
                                + " (select max(sequence) from event) from sent")) {
            rows.next();
            assertThat(rows.getInt(1)).as("orders at the broker").isEqualTo(3 * EXECUTIONS);
            assertThat(rows.getInt(2)).as("wake-ups left").isZero();
            assertThat(rows.getInt(3)).as("events without gaps").isEqualTo(rows.getInt(4));
        }
    }

    @ParameterizedTest
    @EnumSource(Probe.Point.class)
    void aWorkerKilledAtAnyPointLosesNothingAndDoublesNothing(Probe.Point point) throws Exception {
        try (var other = here("other", QUICK)) {
            List<String> ids = startExecutions(other);
            int passing = point == Probe.Point.CLAIMED || point == Probe.Point.BEFORE_RELEASE ? 2 : 11;
            Victim victim = victim(QUICK, point, passing);
            victim.awaitLine("AT ");
            victim.process().destroyForcibly().waitFor();
            other.start();
            awaitEnd(other, ids, Duration.ofSeconds(30));
            assertNothingLostAndNothingDoubled(other, ids);
        }
    }

    @Test
    void anotherWorkerGoesOnWithinTenSecondsWithTheHeartbeatOfProduction() throws Exception {
        Duration heartbeat = WorkerSettings.named("any").heartbeat();
        try (var other = here("other", heartbeat)) {
            List<String> ids = startExecutions(other);
            Victim victim = victim(heartbeat, Probe.Point.AFTER_RUN, 5);
            victim.awaitLine("AT ");
            other.start();
            victim.process().destroyForcibly().waitFor();
            awaitEnd(other, ids, Duration.ofSeconds(10));
            assertNothingLostAndNothingDoubled(other, ids);
        }
    }

    @Test
    void aPausedWorkerThatComesBackCannotWrite() throws Exception {
        try (var other = here("other", QUICK)) {
            List<String> ids = startExecutions(other);
            Victim victim = victim(QUICK, Probe.Point.BEFORE_COMMIT, 5);
            victim.awaitLine("AT ");
            signal("-STOP", victim.process());
            other.start();
            awaitEnd(other, ids, Duration.ofSeconds(30));
            var before = ids.stream().map(id -> other.store.load(id, 0)).toList();
            signal("-CONT", victim.process());
            try (OutputStream orders = victim.process().getOutputStream()) {
                orders.write("go\n".getBytes(StandardCharsets.UTF_8));
                orders.flush();
                victim.awaitLine("WENT ON");
                victim.awaitLine("RELEASES ");
            }
            assertThat(ids.stream().map(id -> other.store.load(id, 0)).toList()).isEqualTo(before);
            assertNothingLostAndNothingDoubled(other, ids);
        }
    }

    private static void signal(String signal, Process process) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(code).isZero();
    }
}
