package dev.kuber.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    /** Shared, because to make a cluster takes seconds; every test leaves it stopped. */
    @TempDir
    private static Path folder;

    @Test
    void theNextStartFindsTheData() throws SQLException {
        long first;
        try (PostgresServer server = open(folder)) {
            first = server.pid();
            execute(server, "create table if not exists kept as select 42 as answer");
        }
        assertThat(ProcessHandle.of(first).filter(PostgresServerTest::runs)).isEmpty();

        try (PostgresServer server = open(folder)) {
            assertThat(query(server, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void whatIsCommittedIsOnDiskAndThePasswordIsAsked() throws SQLException, IOException {
        try (PostgresServer server = open(folder)) {
            assertThat(query(server, "show fsync")).isEqualTo("on");
            assertThat(query(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(server, "show server_version")).startsWith("18.");
            ConnectionSettings settings = server.database("kuber");
            assertThatThrownBy(() -> DriverManager.getConnection(settings.url(), "kuber", "guessed"))
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aServerThatOutlivedItsKilledProcessIsAdopted() throws Exception {
        Process owner = otherProcess();
        long orphan = Long.parseLong(lineOf(owner));
        owner.destroyForcibly().waitFor();

        try (PostgresServer server = open(folder)) {
            assertThat(server.pid()).isEqualTo(orphan);
            assertThat(query(server, "select 1")).isEqualTo("1");
        }
        assertThat(ProcessHandle.of(orphan).filter(PostgresServerTest::runs)).isEmpty();
    }

    @Test
    void twoProcessesShareAServerAndTheLastOneStopsIt() throws Exception {
        Process other = otherProcess();
        long pid = Long.parseLong(lineOf(other));
        PostgresServer server = open(folder);
        assertThat(server.pid()).isEqualTo(pid);

        other.getOutputStream().close(); // it leaves
        assertThat(other.waitFor()).isZero();
        assertThat(query(server, "select 1")).isEqualTo("1");

        server.close();
        assertThat(ProcessHandle.of(pid).filter(PostgresServerTest::runs)).isEmpty();
    }

    @Test
    void aKilledServerIsStartedAgainOnItsData() throws SQLException {
        try (PostgresServer server = open(folder)) {
            execute(server, "create table if not exists survived as select 43 as answer");
            ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
        }

        try (PostgresServer server = open(folder)) {
            assertThat(query(server, "select answer from survived")).isEqualTo("43");
        }
    }

    @Test
    void aStalePidFileOfAnotherProcessIsNoServer() throws Exception {
        open(folder).close();
        Files.write(
                folder.resolve("data/postmaster.pid"),
                List.of(
                        Long.toString(ProcessHandle.current().pid()),
                        folder.resolve("data").toString(),
                        "1",
                        "1"));

        try (PostgresServer server = open(folder)) {
            assertThat(query(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsLeftAlone(@TempDir Path old) throws IOException {
        Files.createDirectories(old.resolve("data"));
        Files.writeString(old.resolve("data/PG_VERSION"), "14\n");

        assertThatThrownBy(() -> open(old))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("is of PostgreSQL 14");
    }

    /** Opens the server, prints its process id, and leaves when its input ends. */
    public static final class OtherProcess {
        public static void main(String[] arguments) throws IOException {
            try (PostgresServer server = PostgresServerTest.open(Path.of(arguments[0]))) {
                System.out.println(server.pid());
                System.in.readAllBytes();
            }
        }
    }

    /** With the programs that other tests have unpacked already. */
    private static PostgresServer open(Path folder) {
        Path binaries =
                Path.of(System.getProperty("java.io.tmpdir"), "kuber-postgresql-" + System.getProperty("user.name"));
        return PostgresServer.open(folder, binaries, Map.of());
    }

    private Process otherProcess() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String lineOf(Process process) throws IOException {
        return process.inputReader().readLine();
    }

    /** A process that has ended may stay in the table until its parent looks; it has no command any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        ConnectionSettings settings = server.database("kuber");
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
