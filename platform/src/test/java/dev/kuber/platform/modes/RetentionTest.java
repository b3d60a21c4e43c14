package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RetentionTest {

    private static final Duration YEAR = Duration.ofDays(400);

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());

    @BeforeEach
    void aPipeline() {
        UUID owner = new UUID(0, 1);
        jdbc.sql("insert into account values (:id, 'ada@example.com', 'Ada', '-', false, now())")
                .param("id", owner)
                .update();
        jdbc.sql("""
                insert into pipeline (id, owner, name, description, status, revision, created_at, updated_at)
                values ('p1', :owner, 'Night', '', 'active', 1, now(), now())
                """).param("owner", owner).update();
    }

    /** As many rows of each kind, all of a market's day in 2024, written down so many days ago. */
    private void counted(int rows, int days) {
        for (String insert : List.of("""
                insert into counted_execution (execution_id, pipeline_id, fired_at, written_at)
                select 'e' || n || '-' || :days, 'p1', '2024-03-04T12:00:00Z', now() - make_interval(days => :days)
                """, """
                insert into counted_trade (execution_id, symbol, pipeline_id, counted_at, written_at)
                select 'e' || n || '-' || :days, 'ORBT', 'p1', '2024-03-04T12:00:00Z', now() - make_interval(days => :days)
                """, """
                insert into day_equity (pipeline_id, begins, equity, written_at)
                select 'p1', '2024-03-04T00:00:00Z'::timestamptz + make_interval(days => n, mins => :days), 1,
                    now() - make_interval(days => :days)
                """, """
                insert into window_end (pipeline_id, closes, flatten, stop, decided_at, delivered_at)
                select 'p1', '2024-03-04T00:00:00Z'::timestamptz + make_interval(days => n, mins => :days), true, false,
                    now() - make_interval(days => :days), now() - make_interval(days => :days)
                """)) {
            jdbc.sql(insert + " from generate_series(1, :rows) n")
                    .param("days", days)
                    .param("rows", rows)
                    .update();
        }
    }

    private int left() {
        return jdbc.sql("""
                select (select count(*) from counted_execution) + (select count(*) from counted_trade)
                    + (select count(*) from day_equity) + (select count(*) from window_end)
                """).query(Integer.class).single();
    }

    @Test
    void whatIsOldIsRemovedAndWhatIsNewStaysHoweverLongAgoItsMarketsDayIs() {
        counted(3, 401);
        counted(2, 399);

        assertThat(new Retention(jdbc, YEAR).prune()).isEqualTo(12);

        assertThat(left()).isEqualTo(8);
        assertThat(new Retention(jdbc, YEAR).prune()).isZero();
    }

    @Test
    void moreThanABatchIsRemovedByTwoWorkersAtOnceAndEachRowOnce() throws Exception {
        counted(2_500, 500);
        List<Callable<Integer>> workers = List.of(new Retention(jdbc, YEAR)::prune, new Retention(jdbc, YEAR)::prune);
        var removed = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var worker : threads.invokeAll(workers)) {
                removed.add(worker.get());
            }
        }
        int rest = new Retention(jdbc, YEAR).prune();
        assertThat(removed.stream().mapToInt(Integer::intValue).sum() + rest).isEqualTo(10_000);
        assertThat(left()).isZero();
    }

    @Test
    void whatWaitsForItsTriggerOrForItsDeliveryStays() {
        counted(1, 500);
        jdbc.sql("update counted_execution set fired_at = null").update();
        jdbc.sql("update window_end set delivered_at = null").update();

        assertThat(new Retention(jdbc, YEAR).prune()).isEqualTo(2);
        assertThat(left()).isEqualTo(2);
    }

    @Test
    void aHorizonThatWouldForgetTheDayInProgressIsRefused() {
        assertThatThrownBy(() -> new Retention(jdbc, Duration.ofDays(1)))
                .hasMessageContaining("kept for 7 days at least");
    }
}
