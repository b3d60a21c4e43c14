package dev.kuber.platform.modes;

import dev.kuber.platform.brokers.simulated.PostgresExchanges;
import dev.kuber.platform.markets.Markets;
import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.platform.markets.news.NewsDesk;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.PriceSource;
import dev.kuber.platform.pipelines.Problem;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Symbol;
import java.time.Clock;
import java.util.List;
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
    private final NewsDesk news;
    private final Clock wall;
    private final ConcurrentMap<String, SimulatedVenue> known = new ConcurrentHashMap<>();

    SimulatedVenues(MarketSessions sessions, Markets markets, PostgresExchanges exchanges, NewsDesk news, Clock wall) {
        this.news = news;
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
        return known.computeIfAbsent(session.key(), _ -> new SimulatedVenue(session, wall, markets, exchanges, news));
    }

    /** What keeps a pipeline with these settings from trading in simulation: symbols of which there are no prices. */
    List<Problem> problems(String owner, Definition.Settings settings) {
        boolean synthetic = settings.simulation().market() == PriceSource.SYNTHETIC;
        return settings.symbols().stream()
                .distinct()
                .flatMap(symbol -> (synthetic ? notSynthetic(symbol) : notImported(owner, symbol)).stream())
                .map(reason -> Problem.error(null, "settings.symbols", reason))
                .toList();
    }

    private static Optional<String> notSynthetic(Symbol symbol) {
        return SyntheticMarket.has(symbol)
                ? Optional.empty()
                : Optional.of("The synthetic market has no " + symbol + ": choose one of "
                        + SyntheticMarket.symbols().stream().map(Symbol::value).collect(Collectors.joining(", "))
                        + ", or import bars of it and set the market to recorded.");
    }

    private Optional<String> notImported(String owner, Symbol symbol) {
        try {
            markets.imported(UUID.fromString(owner), symbol);
            return Optional.empty();
        } catch (MarketData.NoData e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
