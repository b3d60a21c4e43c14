package dev.kuber.platform.connections;

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

/** The rows of broker connections. */
@Repository
class ConnectionRows {

    private final JdbcClient jdbc;

    ConnectionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sealed keys and whose they are. */
    record Sealed(UUID id, UUID owner, byte[] keys) {}

    /** Makes changes of this owner's connections wait for each other until the transaction ends. */
    void lock(UUID owner) {
        jdbc.sql("select id from account where id = :owner for no key update")
                .param("owner", owner)
                .query((row, _) -> row.getString("id"))
                .optional();
    }

    int count(UUID owner) {
        return jdbc.sql("select count(*) from broker_connection where owner = :owner")
                .param("owner", owner)
                .query(Integer.class)
                .single();
    }

    List<BrokerConnection> of(UUID owner) {
        return jdbc.sql("select * from broker_connection where owner = :owner order by created_at, id")
                .param("owner", owner)
                .query(ConnectionRows::read)
                .list();
    }

    Optional<BrokerConnection> find(UUID owner, UUID id) {
        return jdbc.sql("select * from broker_connection where owner = :owner and id = :id")
                .param("owner", owner)
                .param("id", id)
                .query(ConnectionRows::read)
                .optional();
    }

    /** Another connection of this owner to the same account. */
    Optional<BrokerConnection> twin(BrokerConnection connection) {
        return of(connection.owner()).stream()
                .filter(other -> !other.id().equals(connection.id()))
                .filter(other -> other.broker() == connection.broker()
                        && other.environment() == connection.environment()
                        && other.accountNumber() != null
                        && other.accountNumber().equals(connection.accountNumber()))
                .findFirst();
    }

    Optional<Sealed> sealed(UUID owner, UUID id) {
        return jdbc.sql("select id, owner, sealed_keys from broker_connection where owner = :owner and id = :id")
                .param("owner", owner)
                .param("id", id)
                .query(ConnectionRows::readSealed)
                .optional();
    }

    List<Sealed> allSealed() {
        return jdbc.sql("select id, owner, sealed_keys from broker_connection order by id")
                .query(ConnectionRows::readSealed)
                .list();
    }

    void insert(BrokerConnection connection, byte[] sealed) {
        jdbc.sql("""
                insert into broker_connection (id, owner, broker, environment, name, key_hint, sealed_keys,
                    account_number, status, message, verified_at, created_at)
                values (:id, :owner, :broker, :environment, :name, :hint, :sealed, :account, :status, :message,
                    :verified, :created)
                """)
                .param("id", connection.id())
                .param("owner", connection.owner())
                .param("broker", word(connection.broker()))
                .param("environment", word(connection.environment()))
                .param("name", connection.name())
                .param("hint", connection.keyHint())
                .param("sealed", sealed)
                .param("account", connection.accountNumber())
                .param("status", word(connection.status()))
                .param("message", connection.message())
                .param("verified", time(connection.verifiedAt()))
                .param("created", time(connection.createdAt()))
                .update();
    }

    /** Keeps the outcome of a test. */
    void update(BrokerConnection connection) {
        jdbc.sql("""
                update broker_connection
                set account_number = :account, status = :status, message = :message, verified_at = :verified
                where id = :id and owner = :owner
                """)
                .param("account", connection.accountNumber())
                .param("status", word(connection.status()))
                .param("message", connection.message())
                .param("verified", time(connection.verifiedAt()))
                .param("id", connection.id())
                .param("owner", connection.owner())
                .update();
    }

    /** Replaces sealed keys that nobody has replaced meanwhile. */
    boolean reseal(Sealed before, byte[] after) {
        return jdbc.sql("update broker_connection set sealed_keys = :after where id = :id and sealed_keys = :before")
                        .param("after", after)
                        .param("id", before.id())
                        .param("before", before.keys())
                        .update()
                == 1;
    }

    void delete(BrokerConnection connection) {
        jdbc.sql("delete from broker_connection where id = :id and owner = :owner")
                .param("id", connection.id())
                .param("owner", connection.owner())
                .update();
    }

    private static BrokerConnection read(ResultSet row, int number) throws SQLException {
        OffsetDateTime verified = row.getObject("verified_at", OffsetDateTime.class);
        return new BrokerConnection(
                row.getObject("id", UUID.class),
                row.getObject("owner", UUID.class),
                Broker.valueOf(constant(row.getString("broker"))),
                BrokerEnvironment.valueOf(constant(row.getString("environment"))),
                row.getString("name"),
                row.getString("key_hint"),
                row.getString("account_number"),
                BrokerConnection.Status.valueOf(constant(row.getString("status"))),
                row.getString("message"),
                verified == null ? null : verified.toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Sealed readSealed(ResultSet row, int number) throws SQLException {
        return new Sealed(
                row.getObject("id", UUID.class), row.getObject("owner", UUID.class), row.getBytes("sealed_keys"));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
