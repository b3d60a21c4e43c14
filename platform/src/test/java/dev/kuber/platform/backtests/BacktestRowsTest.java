package dev.kuber.platform.backtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.json.KuberJson;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class BacktestRowsTest {

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final DataSource dataSource = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final BacktestRows rows = new BacktestRows(jdbc, KuberJson.of(Trials.CATALOG.factTypes()));
    private final String owner = UUID.randomUUID().toString();

    BacktestRowsTest() {
        jdbc.sql(
                        "insert into account (id, email, name, password_hash, created_at) values (:id, 'a@b.c', 'A', 'x', now())")
                .param("id", UUID.fromString(owner))
                .update();
    }

    private void queue(String id, @Nullable Instant at) {
        var request =
                new BacktestRequest(null, null, null, null, null, null, 1L, null, null, null, null, null, null, null);
        rows.insert(new Backtest(
                id,
                owner,
                null,
                "Swings",
                request,
                Trials.swings(),
                NOW.minus(Duration.ofDays(1)),
                NOW,
                Backtest.Status.PENDING,
                0,
                null,
                null,
                null,
                at == null ? NOW : at,
                null));
    }

    private void silence(String id) {
        jdbc.sql("update backtest set heartbeat = now() - interval '11 seconds' where id = :id")
                .param("id", id)
                .update();
    }

    @Test
    void theOldestIsClaimedFirstAndEachOnlyOnce() {
        queue("b2", NOW.plusSeconds(1));
        queue("b1", NOW);
        assertThat(rows.claim(LEASE).orElseThrow().backtest().id()).isEqualTo("b1");
        assertThat(rows.claim(LEASE).orElseThrow().backtest().id()).isEqualTo("b2");
        assertThat(rows.claim(LEASE)).isEmpty();
    }

    @Test
    void aSilentWorkersBacktestIsTakenOverAndTheOldWorkerCanWriteNothing() {
        queue("b1", NOW);
        var old = rows.claim(LEASE).orElseThrow();
        assertThat(rows.beat(old, 0.3)).isTrue();
        assertThat(rows.claim(LEASE)).isEmpty();
        silence("b1");
        var taken = rows.claim(LEASE).orElseThrow();
        assertThat(taken.attempt()).isEqualTo(2);
        assertThat(taken.backtest().progress()).isZero();
        assertThat(rows.beat(old, 0.9)).isFalse();
        assertThat(rows.finish(old, BacktestRows.Ending.failed("late"), NOW)).isFalse();
        assertThat(rows.finish(taken, BacktestRows.Ending.failed("for good"), NOW))
                .isTrue();
        assertThat(rows.find(owner, "b1").orElseThrow().error()).isEqualTo("for good");
    }

    @Test
    void aCancelledBacktestTakesNoMoreBeats() {
        queue("b1", NOW);
        var claim = rows.claim(LEASE).orElseThrow();
        assertThat(rows.cancel(owner, "b1", NOW)).isTrue();
        assertThat(rows.beat(claim, 0.5)).isFalse();
        assertThat(rows.cancel(owner, "b1", NOW)).isFalse();
        assertThat(rows.find(owner, "b1").orElseThrow().status()).isEqualTo(Backtest.Status.CANCELLED);
    }

    @Test
    void aReleasedBacktestIsClaimedAgainAsIfItHadNotBeenTried() {
        queue("b1", NOW);
        rows.release(rows.claim(LEASE).orElseThrow());
        assertThat(rows.claim(LEASE).orElseThrow().attempt()).isEqualTo(1);
    }

    @Test
    void nobodyElseFindsCancelsOrDeletesIt() {
        queue("b1", NOW);
        String other = UUID.randomUUID().toString();
        assertThat(rows.find(other, "b1")).isEmpty();
        assertThat(rows.cancel(other, "b1", NOW)).isFalse();
        assertThat(rows.delete(other, "b1")).isFalse();
        assertThat(rows.list(owner, 0, 10)).hasSize(1);
        assertThat(rows.unfinished(owner)).isEqualTo(1);
    }
}
