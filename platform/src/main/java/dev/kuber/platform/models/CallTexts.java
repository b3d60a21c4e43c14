package dev.kuber.platform.models;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes prompts and replies that are older than a horizon. Who asked what when, what it used and what it cost stays, and so
 * does every recording that a backtest has heard or had bought, without which it could not be run again.
 */
@Component
public class CallTexts {

    /** A step may be tried again for days, and hears what was bought for it. */
    static final Duration LEAST = Duration.ofDays(7);

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final Duration horizon;

    /** @throws IllegalArgumentException if the horizon is shorter than a week */
    CallTexts(JdbcClient jdbc, @Value("${kuber.retention.model-texts:90d}") Duration horizon) {
        if (horizon.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(
                    "kuber.retention.model-texts: Prompts and replies are kept for 7 days at least, not " + horizon
                            + ".");
        }
        this.jdbc = jdbc;
        this.horizon = horizon;
    }

    /** Removes all that is old, batch after batch, and answers of how many calls that was. Any number may do it at once. */
    public int prune() {
        int pruned = 0;
        int batch;
        do {
            batch = jdbc.sql("""
                    update model_call set request = null, reply = null
                    where id in (
                        select id from model_call
                        where request is not null and not recording and status <> 'asked'
                            and asked_at < now() - make_interval(secs => :age)
                        limit :batch for update skip locked)
                    """)
                    .param("age", horizon.toSeconds())
                    .param("batch", BATCH)
                    .update();
            pruned += batch;
        } while (batch == BATCH);
        return pruned;
    }
}
