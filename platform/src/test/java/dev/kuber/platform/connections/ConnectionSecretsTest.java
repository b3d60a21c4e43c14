package dev.kuber.platform.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.audit.AuditEntry;
import dev.kuber.platform.connections.Connections.Adding;
import dev.kuber.platform.connections.Connections.Keys;
import dev.kuber.platform.secrets.TestVaults;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens to the keys of connections, and where they never appear. */
class ConnectionSecretsTest extends ConnectionsUnderTest {

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
    void nothingShowsASecretWhenPrinted() {
        assertThat(form("Paper") + " " + form("Paper").keys() + " "
                        + new Keys.Available(form("Paper").keys()))
                .doesNotContain(SECRET, "PK0123456789");
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
}
