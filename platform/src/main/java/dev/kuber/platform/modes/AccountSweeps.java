package dev.kuber.platform.modes;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When each account was last compared with its broker, over all workers. */
@Component
class AccountSweeps {

    /** So many failed comparisons in a row are told to those who hold something. */
    private static final int MANY = 3;

    private final JdbcClient jdbc;

    AccountSweeps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How the comparisons of an account go.
     *
     * @param compared when the last one was finished; null if none ever was
     * @param failures how many in a row have failed
     * @param failingSince since when every comparison has failed; null while they do not
     * @param problem of the last one, as a sentence; null if it did not fail
     */
    record Sweep(
            String account,
            @Nullable Instant compared,
            int positions,
            int differences,
            int failures,
            @Nullable Instant failingSince,
            @Nullable String problem) {

        /** What a trader has to know who holds something there: several comparisons in a row failed. */
        @Nullable
        String alarm() {
            return failures < MANY || failingSince == null
                    ? null
                    : "The account has not been compared with its broker since "
                            + failingSince.truncatedTo(ChronoUnit.SECONDS) + ": " + problem;
        }
    }

    /** Takes the next comparison of this account; false if some worker began one within this time. */
    boolean claim(String account, Duration within) {
        return jdbc.sql("""
                        insert into account_sweep (account, swept_at) values (:account, now())
                        on conflict (account) do update set swept_at = now()
                        where account_sweep.swept_at < now() - make_interval(secs => :seconds)
                        """)
                        .param("account", account)
                        .param("seconds", within.toMillis() / 1000.0)
                        .update()
                == 1;
    }

    void compared(String account, int positions, int differences) {
        jdbc.sql("""
                        insert into account_sweep (account, swept_at, compared_at, positions, differences)
                        values (:account, now(), now(), :positions, :differences)
                        on conflict (account) do update
                        set compared_at = now(), positions = excluded.positions, differences = excluded.differences,
                            failures = 0, failing_since = null, problem = null
                        """)
                .param("account", account)
                .param("positions", positions)
                .param("differences", differences)
                .update();
    }

    void failed(String account, String problem) {
        jdbc.sql("""
                        insert into account_sweep (account, swept_at, failures, failing_since, problem)
                        values (:account, now(), 1, now(), :problem)
                        on conflict (account) do update
                        set failures = account_sweep.failures + 1, failing_since = coalesce(account_sweep.failing_since, now()), problem = excluded.problem
                        """).param("account", account).param("problem", problem).update();
    }

    Optional<Sweep> find(String account) {
        return jdbc.sql("select * from account_sweep where account = :account")
                .param("account", account)
                .query((row, _) -> new Sweep(
                        row.getString("account"),
                        instant(row.getObject("compared_at", OffsetDateTime.class)),
                        row.getInt("positions"),
                        row.getInt("differences"),
                        row.getInt("failures"),
                        instant(row.getObject("failing_since", OffsetDateTime.class)),
                        row.getString("problem")))
                .optional();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
