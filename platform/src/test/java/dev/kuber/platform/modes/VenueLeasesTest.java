package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who listens to a venue's prices, and who goes on when that process dies. */
class VenueLeasesTest {

    private static final String VENUE = "alpaca/1";

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
    private final VenueLeases first = new VenueLeases(jdbc, () -> new UUID(0, 1));
    private final VenueLeases second = new VenueLeases(jdbc, () -> new UUID(0, 2));
    private Instant now = Instant.parse("2026-03-02T14:30:00Z");

    /** As if so much time had passed for the database. */
    private void passed(Duration time) {
        jdbc.sql("update venue_lease set until = until - make_interval(secs => :seconds)")
                .param("seconds", time.toSeconds())
                .update();
    }

    @Test
    void oneProcessHasTheLeaseAndRenewsIt() {
        assertThat(first.take(VENUE)).isTrue();
        assertThat(second.take(VENUE)).isFalse();
        passed(Duration.ofSeconds(9));
        assertThat(first.take(VENUE)).isTrue();
        passed(Duration.ofSeconds(9));
        assertThat(second.take(VENUE)).isFalse();
        assertThat(second.take("alpaca/2")).as("another venue").isTrue();
    }

    @Test
    void anotherProcessTakesItWhenTheFirstHasDiedAndKeepsIt() {
        assertThat(first.take(VENUE)).isTrue();
        passed(Duration.ofSeconds(11));
        assertThat(second.take(VENUE)).isTrue();
        assertThat(first.take(VENUE)).as("back from a long pause").isFalse();
    }

    @Test
    void whatIsGivenBackIsTakenAtOnceAndNobodyGivesBackWhatIsAnothers() {
        assertThat(first.take(VENUE)).isTrue();
        second.release(VENUE);
        assertThat(second.take(VENUE)).isFalse();
        first.release(VENUE);
        assertThat(second.take(VENUE)).isTrue();
    }

    @Test
    void ofManyWhoWantItAtOnceOneGetsIt() throws Exception {
        List<Callable<Boolean>> wishes = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            var leases = new VenueLeases(jdbc, UUID::randomUUID);
            wishes.add(() -> leases.take(VENUE));
        }
        int taken = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var wish : threads.invokeAll(wishes)) {
                taken += wish.get() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(1);
    }

    @Test
    void aProcessAsksTheDatabaseEveryFewSecondsAndHandsOverWhenItStops() {
        var keeper = new LeaseKeeper(VENUE, first, () -> now);
        var other = new LeaseKeeper(VENUE, second, () -> now);
        assertThat(keeper.getAsBoolean()).isTrue();
        assertThat(other.getAsBoolean()).isFalse();

        keeper.release();
        assertThat(other.getAsBoolean()).as("asked a moment ago").isFalse();
        now = now.plusMillis(2_500);
        assertThat(other.getAsBoolean()).isTrue();
        assertThat(keeper.getAsBoolean()).isFalse();
    }

    @Test
    void aProcessThatLostItFindsOutWithTheNextRenewal() {
        var keeper = new LeaseKeeper(VENUE, first, () -> now);
        assertThat(keeper.getAsBoolean()).isTrue();
        passed(Duration.ofSeconds(11));
        assertThat(second.take(VENUE)).isTrue();

        now = now.plusSeconds(3);
        assertThat(keeper.getAsBoolean()).isFalse();
        keeper.release();
        assertThat(first.take(VENUE)).as("it is the other's").isFalse();
    }
}
