package dev.kuber.platform.markets;

import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.Optional;

/**
 * Which bars to show.
 *
 * @param source {@code synthetic} or {@code imported}
 * @param seed of the synthetic market
 * @param from if given, the first bars from here on; otherwise the last ones until {@code to}
 * @param to otherwise now for the synthetic market, the end of an imported series
 * @param limit how many bars at most
 */
public record BarQuery(
        Symbol symbol,
        Timeframe timeframe,
        String source,
        long seed,
        Optional<Instant> from,
        Optional<Instant> to,
        int limit) {}
