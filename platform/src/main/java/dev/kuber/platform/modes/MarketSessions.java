package dev.kuber.platform.modes;

import dev.kuber.platform.pipelines.Definition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The simulated markets in progress. A session never changes once it has begun, so every process may remember it. */
@Component
class MarketSessions {

    /** An accelerated synthetic market begins in the past, so that it has years before it meets the end of its range. */
    private static final Duration HEAD_START = Duration.ofDays(5L * 365);

    private final JdbcClient jdbc;
    private final InstantSource wall;
    private final ConcurrentMap<String, MarketSession> known = new ConcurrentHashMap<>();

    MarketSessions(JdbcClient jdbc, InstantSource wall) {
        this.jdbc = jdbc;
        this.wall = wall;
    }

    /** The session of this owner with these settings; begun now if there is none yet. */
    MarketSession of(String owner, Definition.Simulation simulation) {
        return known.computeIfAbsent(key(owner, simulation), key -> find(key, owner, simulation));
    }

    /** All sessions begun so far, in every process. */
    List<MarketSession> all() {
        return jdbc.sql("select * from market_session order by key")
                .query(MarketSessions::row)
                .list();
    }

    private MarketSession find(String key, String owner, Definition.Simulation simulation) {
        Instant now = wall.instant().truncatedTo(ChronoUnit.MINUTES);
        jdbc.sql("""
                        insert into market_session (key, owner, market, seed, speed, wall_origin, market_origin)
                        values (:key, :owner, :market, :seed, :speed, :wall, :origin)
                        on conflict (key) do nothing
                        """)
                .param("key", key)
                .param("owner", UUID.fromString(owner))
                .param("market", simulation.market())
                .param("seed", simulation.seed())
                .param("speed", simulation.speed())
                .param("wall", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("origin", OffsetDateTime.ofInstant(origin(simulation, now), ZoneOffset.UTC))
                .update();
        return jdbc.sql("select * from market_session where key = :key")
                .param("key", key)
                .query(MarketSessions::row)
                .single();
    }

    private static Instant origin(Definition.Simulation simulation, Instant now) {
        Instant start = simulation.start();
        if (start != null) {
            return start;
        }
        return simulation.speed() == 1 ? now : now.minus(HEAD_START);
    }

    private static String key(String owner, Definition.Simulation simulation) {
        return "%s/%s/%d/%s/%s"
                .formatted(owner, simulation.market(), simulation.seed(), simulation.speed(), simulation.start());
    }

    private static MarketSession row(ResultSet row, int number) throws SQLException {
        return new MarketSession(
                row.getString("key"),
                row.getString("owner"),
                row.getString("market"),
                row.getLong("seed"),
                row.getDouble("speed"),
                row.getObject("wall_origin", OffsetDateTime.class).toInstant(),
                row.getObject("market_origin", OffsetDateTime.class).toInstant());
    }
}
