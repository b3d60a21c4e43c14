package dev.kuber.platform.modes;

import dev.kuber.platform.engine.WatchedMarkets;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The simulated markets as those see them that wait for something to happen in one. */
@Component
class SessionMarkets implements WatchedMarkets {

    private final MarketSessions sessions;
    private final SessionPrices prices;
    private final Set<String> watched = ConcurrentHashMap.newKeySet();

    SessionMarkets(MarketSessions sessions, SessionPrices prices) {
        this.sessions = sessions;
        this.prices = prices;
    }

    @Override
    public String marketOf(Plan plan) {
        String key = sessions.of(plan).key();
        watched.add(key);
        return key;
    }

    @Override
    public Timeframe finest(String market, Symbol symbol) {
        return prices.finest(session(market), symbol);
    }

    @Override
    public Bars history(String market, Symbol symbol, Timeframe timeframe, int count) {
        return prices.data(session(market), List.of(symbol)).bars(symbol, timeframe, count);
    }

    /** The markets in which something was ever waited for in this process. */
    Set<String> watched() {
        return watched;
    }

    MarketSession session(String market) {
        return sessions.find(market)
                .orElseThrow(() -> new IllegalStateException("There is no market session " + market + "."));
    }
}
