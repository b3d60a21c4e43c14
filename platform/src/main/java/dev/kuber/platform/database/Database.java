package dev.kuber.platform.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The database this process uses: an external server, or the embedded one of a folder. */
final class Database implements AutoCloseable {

    private final @Nullable PostgresServer embedded;
    private final ConnectionSettings settings;

    private Database(@Nullable PostgresServer embedded, ConnectionSettings settings) {
        this.embedded = embedded;
        this.settings = settings;
    }

    static Database external(String url) {
        return new Database(null, ConnectionSettings.parse(url));
    }

    static Database embedded(Path home) {
        PostgresServer server = PostgresServer.open(home.resolve("postgres"));
        try {
            return new Database(server, server.database("kuber"));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    ConnectionSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
