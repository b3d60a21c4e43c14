package dev.kuber.platform.markets;

import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.List;

/**
 * A symbol that a user can look at and trade in simulation.
 *
 * @param name of the company or coin; the symbol where it is not known
 * @param sources {@code synthetic}, {@code imported} or both
 * @param timeframes there are bars of, finest first; coarser ones are made from them
 * @param from when the first bar opens
 * @param to when the last bar closes
 * @param bars how many of the finest timeframe
 */
public record ListedSymbol(
        Symbol symbol,
        String name,
        List<String> sources,
        List<Timeframe> timeframes,
        Instant from,
        Instant to,
        long bars) {

    public ListedSymbol {
        sources = List.copyOf(sources);
        timeframes = List.copyOf(timeframes);
    }
}
