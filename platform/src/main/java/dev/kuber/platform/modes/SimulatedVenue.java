package dev.kuber.platform.modes;

import dev.kuber.platform.brokers.simulated.PostgresExchanges;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.markets.BarTape;
import dev.kuber.platform.markets.HistoricalMarketData;
import dev.kuber.platform.markets.History;
import dev.kuber.platform.markets.Markets;
import dev.kuber.platform.markets.Recordings;
import dev.kuber.platform.markets.SyntheticMarketData;
import dev.kuber.platform.markets.news.NewsDesk;
import dev.kuber.port.Brokerage;
import dev.kuber.port.MarketData;
import dev.kuber.port.News;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A market session's prices, synthetic or recorded, at its clock's time, and its account on the simulated exchange. */
final class SimulatedVenue implements Venue {

    private final MarketSession session;
    private final MarketClock clock;
    private final Markets markets;
    private final PostgresExchanges exchanges;
    /** Null for a recorded market. */
    private final @Nullable MarketData synthetic;

    private final News news;

    SimulatedVenue(
            MarketSession session,
            InstantSource wall,
            Markets markets,
            PostgresExchanges exchanges,
            NewsDesk newsDesk) {
        this.session = session;
        this.clock = session.clock(wall);
        this.markets = markets;
        this.exchanges = exchanges;
        this.synthetic =
                session.synthetic() ? new SyntheticMarketData(markets.synthetic(session.seed()), clock::now, 0) : null;
        this.news =
                session.synthetic() ? newsDesk.synthetic(session.seed(), clock::now) : newsDesk.recorded(clock::now);
    }

    @Override
    public String key() {
        return session.key();
    }

    @Override
    public MarketClock clock() {
        return clock;
    }

    @Override
    public MarketData data(List<Symbol> symbols) {
        return synthetic == null
                ? new HistoricalMarketData(histories(symbols), clock::now, Markets.IMPORTED, 0)
                : synthetic;
    }

    @Override
    public BarTape tape(Symbol symbol) {
        return session.synthetic() ? markets.synthetic(session.seed()) : new Recordings(histories(List.of(symbol)));
    }

    @Override
    public Timeframe finest(Symbol symbol) {
        return session.synthetic() ? Timeframe.M1 : imported(symbol).timeframe();
    }

    @Override
    public News news() {
        return news;
    }

    @Override
    public Brokerage brokerage(TradingCalendar calendar) {
        return exchanges.brokerage(session.key(), calendar, clock::now, symbol -> {
            try {
                return Optional.of(data(List.of(symbol)).quote(symbol).last());
            } catch (MarketData.NoData _) {
                // The exchange refuses an order in a symbol that has no price, with its own sentence.
                return Optional.empty();
            }
        });
    }

    private Map<Symbol, History> histories(List<Symbol> symbols) {
        return symbols.stream().distinct().collect(Collectors.toMap(Function.identity(), this::imported));
    }

    private History imported(Symbol symbol) {
        return markets.imported(UUID.fromString(session.owner()), symbol);
    }
}
