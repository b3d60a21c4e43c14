package dev.kuber.platform.connections;

import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.audit.Audit;
import dev.kuber.platform.connections.BrokerProbe.Finding;
import dev.kuber.platform.connections.Connections.Adding;
import dev.kuber.platform.connections.Connections.Keys;
import dev.kuber.platform.connections.Connections.Testing;
import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.secrets.TestVaults;
import dev.kuber.platform.secrets.Vault;
import dev.kuber.trade.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Broker connections of one trader, at a broker that finds what a test wants it to find. */
abstract class ConnectionsUnderTest {

    static final DataSource DATABASE = TestDatabase.fresh();
    static final String SECRET = "very/secret+0123456789";

    final JdbcClient jdbc = JdbcClient.create(DATABASE);
    final KuberJson json = KuberJson.of(FactTypes.builtIn());
    final DataSourceTransactionManager transactions = new DataSourceTransactionManager(DATABASE);
    final Hand clock = new Hand();
    final Audit audit = new Audit(jdbc, transactions, json, clock, _ -> "Ada");
    final UUID owner = account();
    final List<BrokerKeys> asked = new ArrayList<>();
    Finding finding = accepted("PA1");
    Optional<String> user = Optional.empty();
    final Connections connections = connections(TestVaults.withKey(1));

    /** A clock that is moved by hand. */
    static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    Connections connections(Vault vault) {
        var rows = new ConnectionRows(jdbc);
        BrokerProbe probe = (_, _, keys) -> {
            synchronized (asked) {
                asked.add(keys);
            }
            return finding;
        };
        return new Connections(
                rows,
                new ConnectionStore(rows, audit, clock, List.of(_ -> user), transactions),
                new SealedKeys(vault, json),
                probe,
                UUID::randomUUID,
                clock);
    }

    @BeforeEach
    void enoughTimeHasPassed() {
        clock.pass(Duration.ofHours(1));
    }

    UUID account() {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into account values (:id, :email, 'Ada', '', false, now())")
                .param("id", id)
                .param("email", id.toString())
                .update();
        return id;
    }

    static Finding accepted(String number) {
        return new Finding.Accepted(
                new BrokerAccount(number, "USD", Money.of(1), Money.of(2), Money.of(4), true, false),
                "Account " + number + " answers.");
    }

    static ConnectionForm form(String name) {
        return new ConnectionForm(Broker.ALPACA, BrokerEnvironment.PAPER, name, " PK0123456789AB4F2A\n", SECRET);
    }

    BrokerConnection added(String name) {
        return ((Adding.Added) connections.add(owner, form(name))).connection();
    }

    BrokerConnection tested(BrokerConnection connection) {
        return ((Testing.Tested) connections.test(owner, connection.id().toString())).connection();
    }

    Keys keys(BrokerConnection connection) {
        return connections.keys(owner, connection.id().toString());
    }
}
