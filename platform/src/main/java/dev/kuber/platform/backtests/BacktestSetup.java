package dev.kuber.platform.backtests;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.markets.History;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backtest runs over.
 *
 * @param plan whose pipeline id is the backtest's own id, so that its executions and orders are its own
 * @param market the recorded bars of every symbol
 * @param source of the prices, as shown to a user
 * @param from when the first execution is fired
 * @param to when the clock ends
 */
public record BacktestSetup(
        Plan plan,
        Map<Symbol, History> market,
        String source,
        TradingCalendar calendar,
        ExchangeRules rules,
        Instant from,
        Instant to) {

    public BacktestSetup {
        market = Map.copyOf(market);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from: a backtest ends after it begins.");
        }
    }

    /** Names the market that the bars are of; empty if they are of several, or of none. */
    String origin() {
        List<String> origins =
                market.values().stream().map(History::origin).distinct().toList();
        return origins.size() == 1 ? origins.getFirst() : "";
    }

    /** How many of the finest bars lie between its beginning and its end, over all symbols. */
    public long bars() {
        long bars = 0;
        for (History history : market.values()) {
            bars += history.countClosedBy(history.timeframe(), to)
                    - (long) history.countClosedBy(history.timeframe(), from);
        }
        return bars;
    }
}
