package dev.kuber.platform.modes;

import dev.kuber.platform.connections.BrokerEnvironment;
import dev.kuber.platform.engine.WatchedMarkets;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.Problem;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Which venue a pipeline trades at. Here, and nowhere else, the trading mode chooses. */
@Component
class Venues implements WatchedMarkets {

    private final SimulatedVenues simulated;
    private final AlpacaVenues alpaca;
    private final Clock wall;
    private final Set<String> watched = ConcurrentHashMap.newKeySet();

    Venues(SimulatedVenues simulated, AlpacaVenues alpaca, Clock wall) {
        this.simulated = simulated;
        this.alpaca = alpaca;
        this.wall = wall;
    }

    /** The venue of this plan, opened now if nobody has traded there yet. */
    Venue of(Plan plan) {
        return switch (plan.settings().tradingMode()) {
            case SIMULATION, VALIDATION -> simulated.of(plan);
            case LIVE, PAPER -> alpaca.of(plan);
        };
    }

    /** The time in this plan's market, told without opening a connection to a broker. */
    Instant now(Plan plan) {
        return switch (plan.settings().tradingMode()) {
            case SIMULATION, VALIDATION -> simulated.of(plan).clock().now();
            case LIVE, PAPER -> wall.instant();
        };
    }

    /** What keeps a pipeline with these settings from trading here, all of it errors. */
    List<Problem> problems(String owner, Definition.Settings settings) {
        return switch (settings.tradingMode()) {
            case SIMULATION, VALIDATION -> simulated.problems(owner, settings);
            case LIVE -> connection(alpaca.refusal(owner, settings, BrokerEnvironment.LIVE));
            case PAPER -> connection(alpaca.refusal(owner, settings, BrokerEnvironment.PAPER));
        };
    }

    private static List<Problem> connection(Optional<String> refusal) {
        return refusal.map(reason -> Problem.error(null, "settings.broker_connection", reason)).stream()
                .toList();
    }

    /** Why a pipeline with these settings cannot trade here; empty if it can. */
    Optional<String> refusal(String owner, Definition.Settings settings) {
        return problems(owner, settings).stream().findFirst().map(Problem::message);
    }

    Optional<Venue> find(String key) {
        return alpaca.find(key).or(() -> simulated.find(key));
    }

    /** @throws IllegalStateException if there is none with this key */
    Venue get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("There is no venue " + key + "."));
    }

    /** The venues in which something was ever waited for in this process. */
    Set<String> watched() {
        return watched;
    }

    /** The key of {@link #of}; known even if the venue cannot be had at present. */
    String keyOf(Plan plan) {
        return switch (plan.settings().tradingMode()) {
            case SIMULATION, VALIDATION -> simulated.of(plan).key();
            case LIVE, PAPER -> alpaca.keyOf(plan);
        };
    }

    @Override
    public String marketOf(Plan plan) {
        String key = keyOf(plan);
        watched.add(key);
        return key;
    }

    @Override
    public Timeframe finest(String market, Symbol symbol) {
        return get(market).finest(symbol);
    }

    @Override
    public Bars history(String market, Symbol symbol, Timeframe timeframe, int count) {
        return get(market).data(List.of(symbol)).bars(symbol, timeframe, count);
    }
}
