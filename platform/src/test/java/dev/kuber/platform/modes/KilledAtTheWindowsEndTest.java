package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.database.ConnectionSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A real worker process, killed between the decision at a window's end and telling it to the executions concerned. */
class KilledAtTheWindowsEndTest {

    private final ConnectionSettings database = TestDatabase.freshSettings();
    private @Nullable Process victim;

    @AfterEach
    void kill() {
        if (victim != null) {
            victim.destroyForcibly();
        }
    }

    private Process worker() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WindowWorker.class.getName(),
                        database.url(),
                        database.user(),
                        database.password())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        victim = process;
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (line != null && !line.equals("WORKS")) {
            line = output.readLine();
        }
        assertThat(line).as("what the worker says").isNotNull();
        return process;
    }

    @Test
    void whatTheWorkerHadDecidedIsDoneExactlyOnceByTheNext() throws Exception {
        try (RunningKuber api = WindowWorker.start(database, "api")) {
            JdbcClient jdbc = api.context().getBean(JdbcClient.class);
            Client user = api.user();
            Process worker = worker();
            String pipeline = SleeplessMarket.pipeline(user, "2024-03-04T17:30:00Z", 100, """
                    "schedule":{"start_time":"09:00","end_time":"18:00","zone":"UTC","flatten_at_end":true}""");
            user.post(SleeplessMarket.PIPELINES + pipeline + "/start", "").expect(200);
            SleeplessMarket.eventually(
                    user, "/api/v1/positions", item -> item.get("protected").asBoolean(false));

            // While this lock is held nobody can be told anything: the worker stands between decision and delivery.
            try (var connection = DriverManager.getConnection(
                            database.url(),
                            Objects.requireNonNull(database.user()),
                            Objects.requireNonNull(database.password()));
                    var lock = connection.createStatement()) {
                connection.setAutoCommit(false);
                lock.execute("lock table execution_inbox in exclusive mode");
                await().atMost(SleeplessMarket.PATIENCE).until(() -> ends(jdbc, "delivered_at is null") == 1);
                worker.destroyForcibly().waitFor();
                connection.rollback();
            }
            assertThat(items(user, "/api/v1/trades?pipeline_id=" + pipeline)).isEmpty();

            try (RunningKuber next = WindowWorker.start(database, "worker")) {
                assertThat(next.context().isRunning()).isTrue();
                JsonNode trade = SleeplessMarket.eventually(user, "/api/v1/trades?pipeline_id=" + pipeline, _ -> true);
                assertThat(trade.get("exit_reason").asString()).isEqualTo("schedule");
                await().atMost(SleeplessMarket.PATIENCE).until(() -> ends(jdbc, "delivered_at is not null") == 1);
                assertThat(items(user, "/api/v1/trades?pipeline_id=" + pipeline))
                        .hasSize(1);
                assertThat(items(user, "/api/v1/positions")).isEmpty();
                assertThat(items(user, "/api/v1/orders?pipeline_id=" + pipeline))
                        .filteredOn(order -> order.get("role").asString().equals("exit")
                                && order.get("status").asString().equals("filled"))
                        .as("sold once, and no more than was held")
                        .singleElement()
                        .satisfies(exit -> assertThat(exit.get("filled")).isEqualTo(trade.get("quantity")));
            }
        }
    }

    private static int ends(JdbcClient jdbc, String condition) {
        return jdbc.sql("select count(*) from window_end where " + condition)
                .query(Integer.class)
                .single();
    }

    private static List<JsonNode> items(Client user, String path) {
        return user.get(path).expect(200).json().get("items").valueStream().toList();
    }
}
