package dev.kuber.platform.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.audit.Audit;
import dev.kuber.platform.audit.AuditEntry;
import dev.kuber.platform.connections.BrokerProbe.Finding;
import dev.kuber.platform.connections.Connections.Adding;
import dev.kuber.platform.connections.Connections.Keys;
import dev.kuber.platform.connections.Connections.Removal;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class ConnectionsTest {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final String SECRET = "very/secret+0123456789";

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final KuberJson json = KuberJson.of(FactTypes.builtIn());
    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(DATABASE);
    private final Hand clock = new Hand();
    private final Audit audit = new Audit(jdbc, transactions, json, clock, _ -> "Ada");
    private final UUID owner = account();
    private final List<BrokerKeys> asked = new ArrayList<>();
    private Finding finding = accepted("PA1");
    private Optional<String> user = Optional.empty();
    private final Connections connections = connections(TestVaults.withKey(1));

    /** A clock that is moved by hand. */
    private static final class Hand extends Clock {
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

    private Connections connections(Vault vault) {
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

    private UUID account() {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into account values (:id, :email, 'Ada', '', false, now())")
                .param("id", id)
                .param("email", id.toString())
                .update();
        return id;
    }

    private static Finding accepted(String number) {
        return new Finding.Accepted(
                new BrokerAccount(number, "USD", Money.of(1), Money.of(2), Money.of(4), true, false),
                "Account " + number + " answers.");
    }

    private static ConnectionForm form(String name) {
        return new ConnectionForm(Broker.ALPACA, BrokerEnvironment.PAPER, name, " PK0123456789AB4F2A\n", SECRET);
    }

    private BrokerConnection added(String name) {
        return ((Adding.Added) connections.add(owner, form(name))).connection();
    }

    private BrokerConnection tested(BrokerConnection connection) {
        return ((Testing.Tested) connections.test(owner, connection.id().toString())).connection();
    }

    private Keys keys(BrokerConnection connection) {
        return connections.keys(owner, connection.id().toString());
    }

    @Test
    void aConnectionIsTestedBeforeItIsKeptAndItsKeysAreThereForTrading() {
        BrokerConnection connection = added("Paper");
        assertThat(connection.status()).isEqualTo(BrokerConnection.Status.VERIFIED);
        assertThat(connection.accountNumber()).isEqualTo("PA1");
        assertThat(connection.message()).isEqualTo("Account PA1 answers.");
        assertThat(connection.keyHint()).isEqualTo("PK…4F2A");
        assertThat(connection.verifiedAt()).isEqualTo(clock.instant());
        assertThat(connection.usable()).isTrue();
        assertThat(connections.of(owner)).containsExactly(connection);
        var expected = new BrokerKeys("PK0123456789AB4F2A", SECRET);
        assertThat(asked).containsExactly(expected);
        assertThat(keys(connection)).isEqualTo(new Keys.Available(expected));
    }

    @Test
    void aConnectionThatTheBrokerRefusesIsKeptWithTheReasonButItsKeysAreNotUsed() {
        finding = new Finding.Refused("Wrong key.");
        BrokerConnection refused = added("Paper");
        assertThat(refused.status()).isEqualTo(BrokerConnection.Status.REFUSED);
        assertThat(refused.usable()).isFalse();
        assertThat(keys(refused))
                .isEqualTo(new Keys.Unavailable(
                        "The broker has not accepted the keys of 'Paper' yet: test the connection first. Wrong key."));
    }

    @Test
    void aBrokerThatIsDownLaterDoesNotTakeTheKeysAway() {
        BrokerConnection connection = added("Paper");
        finding = new Finding.Unreachable("No answer.");
        BrokerConnection after = tested(connection);
        assertThat(after.status()).isEqualTo(BrokerConnection.Status.UNREACHABLE);
        assertThat(after.verifiedAt()).isEqualTo(connection.verifiedAt());
        assertThat(after.usable()).isTrue();
        finding = new Finding.Refused("Revoked.");
        after = tested(connection);
        assertThat(after.usable()).isFalse();
        assertThat(keys(after)).as("open positions must be looked after").isInstanceOf(Keys.Available.class);
    }

    @Test
    void aTestShowsTheAccount() {
        finding = new Finding.Unreachable("No answer.");
        BrokerConnection connection = added("Paper");
        var down = (Testing.Tested) connections.test(owner, connection.id().toString());
        assertThat(down.account()).isNull();
        finding = accepted("PA7");
        var up = (Testing.Tested) connections.test(owner, connection.id().toString());
        assertThat(Objects.requireNonNull(up.account()).equity()).isEqualTo(Money.of(2));
        assertThat(up.connection().accountNumber()).isEqualTo("PA7");
        assertThat(connections.find(owner, connection.id().toString())).contains(up.connection());
    }

    @Test
    void anAccountIsConnectedOnce() {
        added("First");
        assertThat(connections.add(owner, form("Second")))
                .isEqualTo(new Adding.Refused("This account is connected already, as 'First'."));
        finding = new Finding.Unreachable("No answer.");
        BrokerConnection second = added("Second");
        finding = accepted("PA1");
        BrokerConnection after = tested(second);
        assertThat(after.status()).isEqualTo(BrokerConnection.Status.REFUSED);
        assertThat(after.message()).isEqualTo("This account is connected already, as 'First'.");
        assertThat(after.accountNumber()).isNull();
        var other = account();
        assertThat(connections.add(other, form("Another's"))).isInstanceOf(Adding.Added.class);
    }

    @Test
    void aConnectionStaysWithItsAccount() {
        BrokerConnection connection = added("Paper");
        finding = accepted("PA2");
        BrokerConnection after = tested(connection);
        assertThat(after.status()).isEqualTo(BrokerConnection.Status.REFUSED);
        assertThat(after.accountNumber()).isEqualTo("PA1");
        assertThat(after.message())
                .isEqualTo("The keys open account PA2 and not PA1 as before: remove the connection and add it again.");
    }

    @Test
    void twoTriesAtOnceConnectAnAccountOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tries = new ArrayList<Callable<Adding>>();
            for (int i = 0; i < 8; i++) {
                String name = "Try " + i;
                tries.add(() -> connections.add(owner, form(name)));
            }
            for (var result : threads.invokeAll(tries)) {
                assertThat(result.get()).isNotNull();
            }
        }
        assertThat(connections.of(owner)).hasSize(1);
    }

    @Test
    void nobodyFindsTestsUsesOrRemovesWhatIsSomebodyElses() {
        String id = added("Paper").id().toString();
        UUID eve = account();
        assertThat(connections.of(eve)).isEmpty();
        assertThat(connections.find(eve, id)).isEmpty();
        assertThat(connections.keys(eve, id)).isEqualTo(new Keys.Unavailable("There is no such broker connection."));
        assertThat(connections.test(eve, id)).isEqualTo(new Testing.NotFound());
        assertThat(connections.remove(eve, id)).isEqualTo(new Removal.NotFound());
        assertThat(connections.find(owner, id)).isPresent();
        assertThat(connections.find(owner, "no id")).isEmpty();
    }

    @Test
    void aConnectionIsNotRemovedWhileSomebodyTradesThroughIt() {
        String id = added("Paper").id().toString();
        user = Optional.of("Stop the pipeline first.");
        assertThat(connections.remove(owner, id)).isEqualTo(new Removal.InUse("Stop the pipeline first."));
        assertThat(connections.find(owner, id)).isPresent();
        user = Optional.empty();
        assertThat(connections.remove(owner, id)).isEqualTo(new Removal.Removed());
        assertThat(connections.remove(owner, id)).isEqualTo(new Removal.NotFound());
        assertThat(jdbc.sql("select count(*) from broker_connection where owner = :owner")
                        .param("owner", owner)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsDoneIsAuditedWithoutTheSecret() {
        BrokerConnection connection = added("Paper");
        tested(connection);
        connections.remove(owner, connection.id().toString());
        List<AuditEntry> entries = audit.entries(owner, null, Long.MAX_VALUE, 10);
        assertThat(entries)
                .extracting(AuditEntry::action)
                .containsExactly("broker_connection_removed", "broker_connection_tested", "broker_connection_added");
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.toString())
                        .contains("PK…4F2A", "PA1", connection.id().toString())
                        .doesNotContain(SECRET, "PK0123456789"));
    }

    @Test
    void whatIsStoredIsSealed() {
        BrokerConnection connection = added("Paper");
        String row = jdbc.sql("select encode(sealed_keys, 'escape') || broker_connection::text from broker_connection"
                        + " where id = :id")
                .param("id", connection.id())
                .query(String.class)
                .single();
        assertThat(row).contains("PK…4F2A").doesNotContain(SECRET, "PK0123456789");
    }

    @Test
    void keysThatWereMovedToAnotherRowStayClosed() {
        BrokerConnection mine = added("Mine");
        finding = accepted("PA2");
        BrokerConnection other = added("Other");
        jdbc.sql("""
                update broker_connection set sealed_keys = (select sealed_keys from broker_connection where id = :from)
                where id = :to""").param("from", mine.id()).param("to", other.id()).update();
        assertThat(keys(other)).isInstanceOf(Keys.Unavailable.class);
        assertThat(tested(other).message())
                .isEqualTo("The keys of this broker connection cannot be read. The secret was damaged in the database,"
                        + " or belongs to something else. Remove the connection and add it again.");
    }

    @Test
    void aNewerSecretKeySealsEverythingAnewSoThatTheOlderOneCanGo() {
        BrokerConnection connection = added("Paper");
        Connections rotated = connections(TestVaults.withKey(2, 1));
        assertThat(rotated.reseal()).isPositive();
        assertThat(rotated.reseal()).isZero();
        String id = connection.id().toString();
        assertThat(connections(TestVaults.withKey(2)).keys(owner, id)).isInstanceOf(Keys.Available.class);
        assertThat(connections.keys(owner, id)).isInstanceOf(Keys.Unavailable.class);
        connections(TestVaults.withKey(1, 2)).reseal();
    }

    @Test
    void withoutASecretKeyNothingIsKept() {
        assertThat(connections(TestVaults.withKey()).add(owner, form("Paper"))).isInstanceOf(Adding.Refused.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void tenTestsCanBeHadAtOnceAndThenOneEveryTenSeconds() {
        BrokerConnection connection = added("Paper");
        for (int i = 0; i < 9; i++) {
            tested(connection);
        }
        String id = connection.id().toString();
        assertThat(connections.test(owner, id)).isEqualTo(new Testing.TooMany(Duration.ofSeconds(10)));
        assertThat(connections.add(owner, form("More"))).isInstanceOf(Adding.TooMany.class);
        clock.pass(Duration.ofSeconds(10));
        assertThat(connections.test(owner, id)).isInstanceOf(Testing.Tested.class);
        assertThat(asked).hasSize(11);
    }

    @Test
    void nobodyHasMoreThanTwenty() {
        for (int i = 0; i < 20; i++) {
            finding = accepted("PA" + i);
            clock.pass(Duration.ofSeconds(10));
            added("Connection " + i);
        }
        finding = accepted("PA20");
        assertThat(connections.add(owner, form("One more")))
                .isEqualTo(new Adding.Refused("You have 20 broker connections: remove one first."));
    }

    @Test
    void whatCannotBeSentIsRefusedWithoutRepeatingIt() {
        for (String wrong : List.of("", "two words", "new\nline", "ünïcode", "x".repeat(201))) {
            Adding answer = connections.add(
                    owner, new ConnectionForm(Broker.ALPACA, BrokerEnvironment.LIVE, " ", wrong, wrong));
            assertThat(answer).isInstanceOfSatisfying(Adding.Invalid.class, invalid -> {
                assertThat(invalid.faults())
                        .extracting(ConnectionForm.Fault::field)
                        .containsExactly("name", "key_id", "secret");
                assertThat(wrong.isEmpty() || !invalid.toString().contains(wrong))
                        .isTrue();
            });
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void nothingShowsASecretWhenPrinted() {
        assertThat(form("Paper") + " " + form("Paper").keys() + " "
                        + new Keys.Available(form("Paper").keys()))
                .doesNotContain(SECRET, "PK0123456789");
    }
}
