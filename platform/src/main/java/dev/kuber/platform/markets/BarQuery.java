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
 * @param limit how many bars at most, 1 to 10,000
 */
public record BarQuery(
        Symbol symbol,
        Timeframe timeframe,
        String source,
        long seed,
        Optional<Instant> from,
        Optional<Instant> to,
        int limit) {

    private static final int MOST = 10_000;

    /** @throws IllegalArgumentException if the limit is out of range; the message says so in a sentence */
    public BarQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("The limit must be between 1 and " + MOST + ", not " + limit + ".");
        }
    }
}
