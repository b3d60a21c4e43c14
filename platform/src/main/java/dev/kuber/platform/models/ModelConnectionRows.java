package dev.kuber.platform.models;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of model connections. */
@Repository
class ModelConnectionRows {

    private final JdbcClient jdbc;

    ModelConnectionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A sealed key and whose it is. */
    record Sealed(UUID id, UUID owner, byte[] key) {}

    /** Makes changes of this owner's connections wait for each other until the transaction ends. */
    void lock(UUID owner) {
        jdbc.sql("select id from account where id = :owner for no key update")
                .param("owner", owner)
                .query((row, _) -> row.getString("id"))
                .optional();
    }

    List<ModelConnection> of(UUID owner) {
        return jdbc.sql("select * from model_connection where owner = :owner order by created_at, id")
                .param("owner", owner)
                .query(ModelConnectionRows::read)
                .list();
    }

    Optional<ModelConnection> find(UUID owner, UUID id) {
        return jdbc.sql("select * from model_connection where owner = :owner and id = :id")
                .param("owner", owner)
                .param("id", id)
                .query(ModelConnectionRows::read)
                .optional();
    }

    Optional<ModelConnection> named(UUID owner, String name) {
        return jdbc.sql("select * from model_connection where owner = :owner and lower(name) = lower(:name)")
                .param("owner", owner)
                .param("name", name)
                .query(ModelConnectionRows::read)
                .optional();
    }

    Optional<Sealed> sealed(UUID owner, UUID id) {
        return jdbc.sql("select id, owner, sealed_key from model_connection where owner = :owner and id = :id")
                .param("owner", owner)
                .param("id", id)
                .query(ModelConnectionRows::readSealed)
                .optional();
    }

    List<Sealed> allSealed() {
        return jdbc.sql("select id, owner, sealed_key from model_connection order by id")
                .query(ModelConnectionRows::readSealed)
                .list();
    }

    void insert(ModelConnection connection, byte[] sealed) {
        jdbc.sql("""
                insert into model_connection (id, owner, provider, name, base_url, key_hint, sealed_key, models,
                    requests_per_minute, concurrent, allow_unknown_price, stream, status, message, verified_at,
                    created_at)
                values (:id, :owner, :provider, :name, :url, :hint, :sealed, :models, :requests, :concurrent, :unknown, :stream,
                    :status, :message, :verified, :created)
                """)
                .param("id", connection.id())
                .param("owner", connection.owner())
                .param("provider", connection.provider().word())
                .param("name", connection.name())
                .param("url", connection.baseUrl() == null ? null : String.valueOf(connection.baseUrl()))
                .param("hint", connection.keyHint())
                .param("sealed", sealed)
                .param("models", connection.models().toArray(String[]::new))
                .param("requests", connection.limits().requestsPerMinute())
                .param("concurrent", connection.limits().concurrent())
                .param("unknown", connection.limits().allowUnknownPrice())
                .param("stream", connection.limits().stream())
                .param("status", word(connection.status()))
                .param("message", connection.message())
                .param("verified", time(connection.verifiedAt()))
                .param("created", time(connection.createdAt()))
                .update();
    }

    /** Keeps the outcome of a test and other limits. */
    void update(ModelConnection connection) {
        jdbc.sql("""
                update model_connection
                set models = :models, requests_per_minute = :requests, concurrent = :concurrent,
                    allow_unknown_price = :unknown, stream = :stream, status = :status, message = :message, verified_at = :verified
                where id = :id and owner = :owner
                """)
                .param("models", connection.models().toArray(String[]::new))
                .param("requests", connection.limits().requestsPerMinute())
                .param("concurrent", connection.limits().concurrent())
                .param("unknown", connection.limits().allowUnknownPrice())
                .param("stream", connection.limits().stream())
                .param("status", word(connection.status()))
                .param("message", connection.message())
                .param("verified", time(connection.verifiedAt()))
                .param("id", connection.id())
                .param("owner", connection.owner())
                .update();
    }

    /** Replaces a sealed key that nobody has replaced meanwhile. */
    boolean reseal(Sealed before, byte[] after) {
        return jdbc.sql("update model_connection set sealed_key = :after where id = :id and sealed_key = :before")
                        .param("after", after)
                        .param("id", before.id())
                        .param("before", before.key())
                        .update()
                == 1;
    }

    void delete(ModelConnection connection) {
        jdbc.sql("delete from model_connection where id = :id and owner = :owner")
                .param("id", connection.id())
                .param("owner", connection.owner())
                .update();
    }

    private static ModelConnection read(ResultSet row, int number) throws SQLException {
        OffsetDateTime verified = row.getObject("verified_at", OffsetDateTime.class);
        String url = row.getString("base_url");
        Array models = row.getArray("models");
        return new ModelConnection(
                row.getObject("id", UUID.class),
                row.getObject("owner", UUID.class),
                Provider.of(row.getString("provider")),
                row.getString("name"),
                url == null ? null : URI.create(url),
                row.getString("key_hint"),
                List.of((String[]) models.getArray()),
                new ModelLimits(
                        row.getInt("requests_per_minute"),
                        row.getInt("concurrent"),
                        row.getBoolean("allow_unknown_price"),
                        row.getBoolean("stream")),
                ModelConnection.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("message"),
                verified == null ? null : verified.toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Sealed readSealed(ResultSet row, int number) throws SQLException {
        return new Sealed(
                row.getObject("id", UUID.class), row.getObject("owner", UUID.class), row.getBytes("sealed_key"));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
