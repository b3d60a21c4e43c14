package dev.kuber.platform.modes;

import dev.kuber.platform.brokers.simulated.PostgresExchanges;
import dev.kuber.platform.markets.Markets;
import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.PriceSource;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Symbol;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The simulated markets that pipelines trade in. */
@Component
class SimulatedVenues {

    private final MarketSessions sessions;
    private final Markets markets;
    private final PostgresExchanges exchanges;
    private final Clock wall;
    private final ConcurrentMap<String, SimulatedVenue> known = new ConcurrentHashMap<>();

    SimulatedVenues(MarketSessions sessions, Markets markets, PostgresExchanges exchanges, Clock wall) {
        this.sessions = sessions;
        this.markets = markets;
        this.exchanges = exchanges;
        this.wall = wall;
    }

    Venue of(Plan plan) {
        return venue(sessions.of(plan));
    }

    Optional<Venue> find(String key) {
        return sessions.find(key).map(this::venue);
    }

    private Venue venue(MarketSession session) {
        return known.computeIfAbsent(session.key(), _ -> new SimulatedVenue(session, wall, markets, exchanges));
    }

    /** Why a pipeline with these settings cannot trade in simulation; empty if it can. */
    Optional<String> refusal(String owner, Definition.Settings settings) {
        boolean synthetic = settings.simulation().market() == PriceSource.SYNTHETIC;
        for (Symbol symbol : settings.symbols()) {
            if (!synthetic) {
                try {
                    markets.imported(UUID.fromString(owner), symbol);
                } catch (MarketData.NoData e) {
                    return Optional.of(String.valueOf(e.getMessage()));
                }
            } else if (!SyntheticMarket.has(symbol)) {
                return Optional.of("The synthetic market has no " + symbol + ": choose one of "
                        + SyntheticMarket.symbols().stream().map(Symbol::value).collect(Collectors.joining(", "))
                        + ", or import bars of it and set the market to recorded.");
            }
        }
        return Optional.empty();
    }
}
