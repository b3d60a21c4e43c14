package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.database.ConnectionSettings;
import dev.kuber.platform.models.FakeModelServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database, a provider of models, and workers on them: in processes of their own, to be killed, and in this one. */
final class MoneyWorkers implements AutoCloseable {

    final FakeModelServer models = FakeModelServer.open();
    private final ConnectionSettings database = TestDatabase.freshSettings();
    private final List<Process> processes = new ArrayList<>();

    /** A worker process and what it says. */
    record Victim(Process process, BufferedReader output) {

        void hears(String line) throws IOException {
            OutputStream input = process.getOutputStream();
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        }

        void says(String wanted) throws IOException {
            String line = output.readLine();
            while (line != null && !line.equals(wanted)) {
                line = output.readLine();
            }
            assertThat(line).as("what the worker says").isNotNull();
        }

        void dies() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    /** Starts one, and waits until it works. */
    Victim victim() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MoneyWorker.class.getName(),
                        database.url(),
                        database.user(),
                        database.password(),
                        models.openAi().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(process);
        var victim = new Victim(process, process.inputReader(StandardCharsets.UTF_8));
        victim.says("WORKS");
        return victim;
    }

    /** Starts the application in this process. */
    RunningKuber here(String role) {
        return MoneyWorker.start(database, models.openAi().toString(), role, _ -> {});
    }

    /** A transaction that holds locks until it is rolled back. */
    Connection locks() throws SQLException {
        Connection connection = DriverManager.getConnection(
                database.url(), Objects.requireNonNull(database.user()), Objects.requireNonNull(database.password()));
        connection.setAutoCommit(false);
        return connection;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How many wait for a lock. */
    static int waiting(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }

    /** Enters the price of the model that is asked. */
    static void price(JdbcClient jdbc) {
        jdbc.sql("""
                insert into model_price (provider, model, holds_from, input, cached_input, output, source, entered_at)
                values ('openai', 'fake-small', '2020-01-01', 2, 0.5, 8, 'the test', '2020-01-01')
                """).update();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        models.close();
    }
}
