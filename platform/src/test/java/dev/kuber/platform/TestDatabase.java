package dev.kuber.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.kuber.platform.database.ConnectionSettings;
import dev.kuber.platform.database.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Fresh, migrated PostgreSQL databases for tests. One server per JVM, on a temporary folder, which is gone with the JVM
 * however that ends.
 */
public final class TestDatabase {

    private static final String TEMPLATE = "template_kuber";

    private static @Nullable TestDatabase instance;

    private final PostgresServer server;
    private int count;

    private TestDatabase() {
        try {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            Path folder = Files.createTempDirectory(temporary, "kuber-test-");
            server = PostgresServer.open(
                    folder,
                    temporary.resolve("kuber-postgresql-" + System.getProperty("user.name")),
                    Map.of(
                            "fsync", "off",
                            "synchronous_commit", "off",
                            "full_page_writes", "off",
                            "autovacuum", "off",
                            "max_connections", "300"));
            destroyAtExit(server.pid(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var template = server.database(TEMPLATE);
        Flyway.configure()
                .dataSource(template.url(), template.user(), template.password())
                .outOfOrder(true)
                .load()
                .migrate();
    }

    /** A new database with the current schema and no rows. */
    public static DataSource fresh() {
        ConnectionSettings settings = freshSettings();
        var config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(16);
        config.setIdleTimeout(10_000);
        return new HikariDataSource(config);
    }

    /** As {@link #fresh()}, for code that opens its own connections, such as another process. */
    public static synchronized ConnectionSettings freshSettings() {
        if (instance == null) {
            instance = new TestDatabase();
        }
        return instance.clonedTemplate();
    }

    /** The URL of such a database with its login, to be given to an application as {@code kuber.database-url}. */
    public static String url(ConnectionSettings settings) {
        return settings.url() + "?user=" + settings.user() + "&password=" + settings.password();
    }

    private ConnectionSettings clonedTemplate() {
        count++;
        String name = "test_" + count;
        var admin = server.database("postgres");
        try (var connection = DriverManager.getConnection(admin.url(), admin.user(), admin.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + TEMPLATE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new ConnectionSettings(
                admin.url().replace("/postgres", "/" + name),
                Objects.requireNonNull(admin.user()),
                Objects.requireNonNull(admin.password()));
    }

    /** A shell that reads from this JVM sees the end of its input when the JVM ends, even by kill -9. */
    private static void destroyAtExit(long server, Path folder) throws IOException {
        new ProcessBuilder(
                        "sh",
                        "-c",
                        "trap '' INT TERM HUP; cat >/dev/null; kill -QUIT \"$0\"; while kill -0 \"$0\" 2>/dev/null; do sleep 0.1; done; rm -rf \"$1\"",
                        Long.toString(server),
                        folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
