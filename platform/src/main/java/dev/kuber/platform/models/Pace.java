package dev.kuber.platform.models;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets no more questions through a connection than it may carry, for all workers together: a token bucket per minute, a
 * number of questions under way, and silence while the provider has asked for it. Its state is in the database, because a
 * key's limits do not grow with the number of workers.
 */
@Component
class Pace {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** How soon to look again for a place that somebody else may leave at any time. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final JdbcClient jdbc;
    private final CallRows calls;
    private final Clock clock;
    private final Duration longest;
    private final TransactionTemplate transaction;

    Pace(
            JdbcClient jdbc,
            CallRows calls,
            Clock clock,
            ModelSettings settings,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.calls = calls;
        this.clock = clock;
        this.longest = settings.timeout().plus(MINUTE);
        this.transaction = new TransactionTemplate(transactions);
    }

    private record State(double tokens, Instant filledAt, Instant blockedUntil) {}

    /**
     * Writes the call down as asked if its connection may carry one more now.
     *
     * @return how long to wait before it is worth trying again; zero if it was let through
     */
    Duration enter(Try asked) {
        return transaction.execute(_ -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            ModelConnection connection = asked.connection();
            State state = locked(connection, now);
            if (now.isBefore(state.blockedUntil())) {
                return Duration.between(now, state.blockedUntil());
            }
            double tokens = refilled(state, connection, now);
            if (tokens < 1) {
                long nanos = (long)
                        ((1 - tokens) * MINUTE.toNanos() / connection.limits().requestsPerMinute());
                return Duration.ofNanos(nanos + 1_000_000);
            }
            if (underWay(connection, now) >= connection.limits().concurrent()) {
                return LOOK_AGAIN;
            }
            keep(connection, new State(tokens - 1, now, state.blockedUntil()));
            calls.insert(asked, now, now.plus(longest));
            return Duration.ZERO;
        });
    }

    /** The provider wants no more questions for so long. */
    void block(ModelConnection connection, Duration wait) {
        transaction.executeWithoutResult(_ -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            State state = locked(connection, now);
            Instant until = now.plus(wait);
            if (until.isAfter(state.blockedUntil())) {
                keep(connection, new State(state.tokens(), state.filledAt(), until));
            }
        });
    }

    private State locked(ModelConnection connection, Instant now) {
        jdbc.sql("""
                insert into model_connection_pace (connection, tokens, filled_at, blocked_until)
                select id, requests_per_minute, :now, :now from model_connection where id = :id
                on conflict do nothing
                """).param("id", connection.id()).param("now", time(now)).update();
        return jdbc.sql("""
                select tokens, filled_at, blocked_until from model_connection_pace where connection = :id for update
                """)
                .param("id", connection.id())
                .query((row, _) -> new State(
                        row.getDouble("tokens"),
                        row.getObject("filled_at", OffsetDateTime.class).toInstant(),
                        row.getObject("blocked_until", OffsetDateTime.class).toInstant()))
                .optional()
                .orElseThrow(() -> new IllegalStateException(
                        "The model connection '" + connection.name() + "' was removed meanwhile."));
    }

    /** At the start there is room for as many as a minute may see, but never for two minutes' worth. */
    private static double refilled(State state, ModelConnection connection, Instant now) {
        long millis = Math.clamp(Duration.between(state.filledAt(), now).toMillis(), 0, MINUTE.toMillis());
        double gained =
                (double) millis / MINUTE.toMillis() * connection.limits().requestsPerMinute();
        return Math.min(connection.limits().requestsPerMinute(), state.tokens() + gained);
    }

    private int underWay(ModelConnection connection, Instant now) {
        return jdbc.sql("""
                select count(*) from model_call
                where connection = :id and status = 'asked' and expires_at > :now
                """)
                .param("id", connection.id())
                .param("now", time(now))
                .query(Integer.class)
                .single();
    }

    private void keep(ModelConnection connection, State state) {
        jdbc.sql("""
                update model_connection_pace
                set tokens = :tokens, filled_at = :filled, blocked_until = :blocked where connection = :id
                """)
                .param("id", connection.id())
                .param("tokens", state.tokens())
                .param("filled", time(state.filledAt()))
                .param("blocked", time(state.blockedUntil()))
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
