package dev.kuber.platform.modes;

import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes what was counted for daily limits, and the ends of windows that were seen to, when it was written down longer ago
 * than a horizon. Executions, steps, trades and the audit log are kept for ever.
 *
 * <p>Age is measured by the database's clock: what is counted carries the time of its market, and a simulated market may be
 * years away. Any number of workers may do it at once: each takes rows that no other has, a few at a time.
 */
@Component
class Retention {

    /** A day of a market is never longer; what counts for the day in progress must stay. */
    static final Duration LEAST = Duration.ofDays(7);

    private static final int BATCH = 1_000;

    /** An execution that waits for its trigger counts whatever the day. */
    private static final List<String> OLD = List.of("""
            delete from counted_execution where execution_id in (
                select execution_id from counted_execution
                where fired_at is not null and written_at < now() - make_interval(secs => :age)
                limit :batch for update skip locked)
            """, """
            delete from counted_trade where (execution_id, symbol) in (
                select execution_id, symbol from counted_trade
                where written_at < now() - make_interval(secs => :age)
                limit :batch for update skip locked)
            """, """
            delete from day_equity where (pipeline_id, begins) in (
                select pipeline_id, begins from day_equity
                where written_at < now() - make_interval(secs => :age)
                limit :batch for update skip locked)
            """, """
            delete from window_end where (pipeline_id, closes) in (
                select pipeline_id, closes from window_end
                where delivered_at < now() - make_interval(secs => :age)
                limit :batch for update skip locked)
            """);

    private final JdbcClient jdbc;
    private final Duration horizon;

    /** @throws IllegalArgumentException if the horizon is shorter than a week */
    Retention(JdbcClient jdbc, @Value("${kuber.retention.counted:400d}") Duration horizon) {
        if (horizon.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(
                    "kuber.retention.counted: What is counted is kept for 7 days at least, not " + horizon + ".");
        }
        this.jdbc = jdbc;
        this.horizon = horizon;
    }

    /** Removes all that is old, batch after batch, and answers how many rows that were. */
    int prune() {
        int removed = 0;
        for (String sql : OLD) {
            int batch;
            do {
                batch = jdbc.sql(sql)
                        .param("age", horizon.toSeconds())
                        .param("batch", BATCH)
                        .update();
                removed += batch;
            } while (batch == BATCH);
        }
        return removed;
    }
}
