package dev.kuber.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A PostgreSQL server of our own on this machine, shared by all Kuber processes that use the same folder: the first one
 * starts it, the last one to leave stops it. It survives a killed process, and the next one finds and adopts it.
 *
 * <p>It listens on 127.0.0.1 only, on a port chosen at start, and asks for a random password that is kept in a file only
 * the owner can read. A server found running counts as ours when it accepts that password and says that its data is our
 * folder.
 */
public final class PostgresServer implements AutoCloseable {

    private static final String USER = "kuber";

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_logical_replication_workers", "0"),
            Map.entry("io_method", "sync"), // no three idle worker processes
            Map.entry("jit", "off"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("timezone", "UTC"));

    private final ServerFiles files;
    private final Map<String, String> settings;
    private final ServerLocks locks;

    private PostgresServer(ServerFiles files, Map<String, String> settings, ServerLocks locks) {
        this.files = files;
        this.settings = settings;
        this.locks = locks;
    }

    /** Uses the server of this folder, which is created, started or adopted as needed. */
    public static PostgresServer open(Path folder) {
        return open(folder, folder, Map.of());
    }

    /**
     * As {@link #open(Path)}, with the programs unpacked elsewhere and with other settings.
     *
     * @param settings names and values as in {@code postgresql.conf}; used only when the server has to be started
     */
    public static PostgresServer open(Path folder, Path binaries, Map<String, String> settings) {
        var all = new TreeMap<>(SETTINGS);
        all.putAll(settings);
        var files = ServerFiles.in(folder, binaries);
        var locks = ServerLocks.in(folder);
        var server = new PostgresServer(files, Map.copyOf(all), locks);
        try (FileLock _ = locks.starting()) {
            files.initialise();
            server.adoptOrStart();
            locks.use();
        } catch (IOException e) {
            locks.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            locks.close();
            throw e;
        }
        return server;
    }

    /** How to reach this database on the server, which is created if it does not exist. */
    public ConnectionSettings database(String name) {
        int port = running().orElseThrow(this::gone).port();
        try (Connection admin = connect(port)) {
            boolean exists;
            try (var query = admin.prepareStatement("select 1 from pg_database where datname = ?")) {
                query.setString(1, name);
                try (var rows = query.executeQuery()) {
                    exists = rows.next();
                }
            }
            if (!exists) {
                try (var create = admin.createStatement()) {
                    create.execute("create database \"" + name.replace("\"", "\"\"") + "\"");
                }
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("The database " + name + " could not be created: " + e.getMessage(), e);
        }
        return new ConnectionSettings(url(port, name), USER, files.password());
    }

    /** Process id of the server. */
    public long pid() {
        return running().orElseThrow(this::gone).pid();
    }

    /** Leaves the server, and stops it when no other process uses it. */
    @Override
    public void close() {
        try (locks;
                FileLock _ = locks.starting()) {
            if (locks.leave() && running().isPresent()) {
                stop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void adoptOrStart() {
        SQLException last = null;
        for (int attempt = 0; attempt < 600; attempt++) {
            Optional<Postmaster> server = running();
            if (server.isEmpty()) {
                start();
                continue;
            }
            try (Connection connection = connect(server.get().port())) {
                checkIsOurs(connection);
                return;
            } catch (SQLException e) {
                last = e; // it is starting, recovering or stopping
                pause();
            }
        }
        throw new DatabaseFailure(
                "The PostgreSQL server in " + files.data() + " runs but does not let Kuber in. Its log is "
                        + files.log() + ".",
                last);
    }

    private Optional<Postmaster> running() {
        return Postmaster.of(files.data()).filter(Postmaster::alive);
    }

    private void start() {
        if (Postmaster.of(files.data()).isPresent()) {
            files.removeStalePid();
        }
        String options = settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(setting -> "-c " + setting.getKey() + "='" + setting.getValue() + "'")
                .collect(Collectors.joining(" "));
        for (int attempt = 0; attempt < 5; attempt++) {
            int code = PostgresCommand.run(
                    List.of(
                            files.program("pg_ctl"),
                            "start",
                            "-w",
                            "-t",
                            "120",
                            "-D",
                            files.data().toString(),
                            "-l",
                            files.log().toString(),
                            "-o",
                            "-p " + freePort() + " " + options),
                    files.log());
            if (code == 0) {
                return;
            }
        }
        throw new DatabaseFailure("The embedded PostgreSQL server did not start. The end of its log " + files.log()
                + ":\n" + files.logTail());
    }

    private void stop() {
        for (String mode : List.of("fast", "immediate")) {
            int code = PostgresCommand.run(
                    List.of(
                            files.program("pg_ctl"),
                            "stop",
                            "-w",
                            "-t",
                            "20",
                            "-m",
                            mode,
                            "-D",
                            files.data().toString()),
                    files.log());
            if (code == 0 || running().isEmpty()) {
                return;
            }
        }
        throw new DatabaseFailure("The PostgreSQL server in " + files.data() + " does not stop.");
    }

    private Connection connect(int port) throws SQLException {
        return DriverManager.getConnection(url(port, "postgres"), USER, files.password());
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void checkIsOurs(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show data_directory")) {
            rows.next();
            Path actual = Path.of(rows.getString(1));
            if (!Files.isSameFile(actual, files.data())) {
                throw new DatabaseFailure(
                        "Another PostgreSQL server, with its data in " + actual + ", answers on our port.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseFailure("Interrupted while waiting for PostgreSQL.", e);
        }
    }

    private DatabaseFailure gone() {
        return new DatabaseFailure(
                "The PostgreSQL server in " + files.data() + " has stopped. Its log is " + files.log() + ".");
    }
}
