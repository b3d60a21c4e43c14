package dev.kuber.platform.modes;

import dev.kuber.platform.markets.BarTape;
import dev.kuber.platform.markets.HistoricalMarketData;
import dev.kuber.platform.markets.History;
import dev.kuber.platform.markets.Markets;
import dev.kuber.platform.markets.Recordings;
import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.platform.markets.SyntheticMarketData;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The prices of simulated markets, synthetic or recorded, at their clocks' time. */
@Component
class SessionPrices {

    private final Markets markets;
    private final Clock wall;
    private final ConcurrentMap<String, MarketData> synthetic = new ConcurrentHashMap<>();

    SessionPrices(Markets markets, Clock wall) {
        this.markets = markets;
        this.wall = wall;
    }

    /** @throws MarketData.NoData if one of the symbols was never recorded */
    MarketData data(MarketSession session, List<Symbol> symbols) {
        if (session.synthetic()) {
            return synthetic.computeIfAbsent(
                    session.key(),
                    _ -> new SyntheticMarketData(markets.synthetic(session.seed()), session.clock(wall)::now, 0));
        }
        return new HistoricalMarketData(histories(session, symbols), session.clock(wall)::now, Markets.IMPORTED, 0);
    }

    /** Why these symbols cannot be traded in this market; empty if they can. */
    Optional<String> missing(String owner, String market, List<Symbol> symbols) {
        for (Symbol symbol : symbols) {
            if (!market.equals(MarketSession.SYNTHETIC)) {
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

    /** The bars as they close, for those who move the market. */
    BarTape tape(MarketSession session, Symbol symbol) {
        return session.synthetic()
                ? markets.synthetic(session.seed())
                : new Recordings(histories(session, List.of(symbol)));
    }

    /** The finest timeframe in which a symbol's bars close. */
    Timeframe finest(MarketSession session, Symbol symbol) {
        return session.synthetic()
                ? Timeframe.M1
                : markets.imported(UUID.fromString(session.owner()), symbol).timeframe();
    }

    private Map<Symbol, History> histories(MarketSession session, List<Symbol> symbols) {
        UUID owner = UUID.fromString(session.owner());
        return symbols.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), symbol -> markets.imported(owner, symbol)));
    }
}
