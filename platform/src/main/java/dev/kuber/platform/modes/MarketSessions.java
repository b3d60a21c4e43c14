package dev.kuber.platform.modes;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.brokers.simulated.PostgresExchanges;
import dev.kuber.platform.markets.Markets;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.PriceSource;
import dev.kuber.trade.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    private final Markets markets;
    private final PostgresExchanges exchanges;
    private final AccountWorths worths;
    private final ConcurrentMap<String, MarketSession> known = new ConcurrentHashMap<>();

    MarketSessions(JdbcClient jdbc, Clock wall, Markets markets, PostgresExchanges exchanges, AccountWorths worths) {
        this.jdbc = jdbc;
        this.wall = wall;
        this.markets = markets;
        this.exchanges = exchanges;
        this.worths = worths;
    }

    /** The session in which this plan runs; begun now, with a new exchange account, if there is none yet. */
    MarketSession of(Plan plan) {
        return known.computeIfAbsent(key(plan), key -> find(key).orElseGet(() -> begin(key, plan)));
    }

    /** The session with this key. */
    Optional<MarketSession> find(String key) {
        MarketSession session = known.get(key);
        if (session != null) {
            return Optional.of(session);
        }
        return jdbc.sql("select * from market_session where key = :key")
                .param("key", key)
                .query(MarketSessions::row)
                .optional();
    }

    /** The sessions that this owner has begun. */
    List<MarketSession> ofOwner(String owner) {
        return jdbc.sql("select * from market_session where owner = :owner order by wall_origin, key")
                .param("owner", UUID.fromString(owner))
                .query(MarketSessions::row)
                .list();
    }

    private MarketSession begin(String key, Plan plan) {
        Definition.Simulation simulation = plan.settings().simulation();
        UUID owner = UUID.fromString(plan.owner());
        Instant now = wall.instant().truncatedTo(ChronoUnit.MICROS);
        exchanges.open(key, owner, rules(plan));
        jdbc.sql("""
                        insert into market_session (key, owner, market, seed, speed, wall_origin, market_origin)
                        values (:key, :owner, :market, :seed, :speed, :wall, :origin)
                        on conflict (key) do nothing
                        """)
                .param("key", key)
                .param("owner", owner)
                .param("market", simulation.market().id())
                .param("seed", simulation.seed())
                .param("speed", simulation.speed())
                .param("wall", now.atOffset(ZoneOffset.UTC))
                .param("origin", origin(plan, now).atOffset(ZoneOffset.UTC))
                .update();
        MarketSession session = find(key).orElseThrow();
        worths.asked(
                key,
                plan.owner(),
                new AccountWorths.Finding(
                        simulation.initialBalance(), session.clock(wall).now(), Money.ZERO, List.of()));
        return session;
    }

    private Instant origin(Plan plan, Instant now) {
        Definition.Simulation simulation = plan.settings().simulation();
        Instant start = simulation.start();
        if (start != null) {
            return start;
        }
        if (simulation.market() == PriceSource.SYNTHETIC) {
            return simulation.speed() == 1 ? now : now.minus(HEAD_START);
        }
        // Where every symbol's recording has begun.
        return plan.settings().symbols().stream()
                .map(symbol -> markets.imported(UUID.fromString(plan.owner()), symbol)
                        .base()
                        .bar(0)
                        .opens())
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    private static ExchangeRules rules(Plan plan) {
        Definition.Simulation simulation = plan.settings().simulation();
        ExchangeRules rules = ExchangeRules.standard(simulation.seed()).withBalance(simulation.initialBalance());
        return fractional(plan) ? rules.inFractions() : rules;
    }

    /** Pairs such as BTC/USD trade in fractions. */
    private static boolean fractional(Plan plan) {
        return plan.settings().symbols().stream()
                .anyMatch(symbol -> symbol.value().contains("/"));
    }

    private static String key(Plan plan) {
        Definition.Simulation simulation = plan.settings().simulation();
        boolean synthetic = simulation.market() == PriceSource.SYNTHETIC;
        return String.join(
                "|",
                plan.owner(),
                simulation.market().id(),
                Long.toString(simulation.seed()),
                Double.toString(simulation.speed()),
                String.valueOf(simulation.start()),
                simulation.initialBalance().value().toPlainString(),
                fractional(plan) ? "fractional" : "whole",
                synthetic ? "" : plan.settings().symbols().toString());
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
