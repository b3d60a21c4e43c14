package dev.kuber.platform.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.connections.BrokerProbe.Finding;
import dev.kuber.platform.connections.Connections.Adding;
import dev.kuber.platform.connections.Connections.Keys;
import dev.kuber.platform.connections.Connections.Removal;
import dev.kuber.platform.connections.Connections.Testing;
import dev.kuber.trade.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ConnectionsTest extends ConnectionsUnderTest {

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
}
