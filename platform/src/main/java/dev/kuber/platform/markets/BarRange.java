package dev.kuber.platform.markets;

import dev.kuber.trade.Bars;
import java.time.Instant;

/** Cuts bars by time. */
final class BarRange {

    private BarRange() {}

    /** The bars that lie wholly between two times; {@link Instant#MIN} and {@link Instant#MAX} cut nothing. */
    static Bars within(Bars bars, Instant from, Instant to) {
        int first = from.equals(Instant.MIN) ? 0 : firstFrom(bars, from.toEpochMilli());
        int end = to.equals(Instant.MAX) ? bars.size() : bars.countClosedBy(to.toEpochMilli());
        return bars.slice(first, Math.max(first, end));
    }

    /** The first or the last bars, if there are more. */
    static Bars limited(Bars bars, boolean first, int limit) {
        return first ? bars.slice(0, Math.min(limit, bars.size())) : bars.last(limit);
    }

    private static int firstFrom(Bars bars, long from) {
        int first = bars.countClosedBy(from);
        return first < bars.size() && bars.opensAt(first) < from ? first + 1 : first;
    }
}
