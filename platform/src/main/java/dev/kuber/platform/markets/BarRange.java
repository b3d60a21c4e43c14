package dev.kuber.platform.markets;

import dev.kuber.trade.Bars;
import java.time.Instant;

/** Cuts bars by time. */
final class BarRange {

    private BarRange() {}

    /** The bars that lie wholly between two times; {@link Instant#MIN} and {@link Instant#MAX} cut nothing. */
    static Bars within(Bars bars, Instant from, Instant to) {
        int first = firstFrom(bars, millis(from));
        int end = bars.countClosedBy(millis(to));
        return bars.slice(first, Math.max(first, end));
    }

    /** The first or the last bars, if there are more. */
    static Bars limited(Bars bars, boolean first, int limit) {
        return first ? bars.slice(0, Math.min(limit, bars.size())) : bars.last(limit);
    }

    /** Epoch milliseconds, or the nearest that a long can hold. */
    static long millis(Instant time) {
        if (time.getEpochSecond() >= Long.MAX_VALUE / 1000) {
            return Long.MAX_VALUE;
        }
        return time.getEpochSecond() <= Long.MIN_VALUE / 1000 ? Long.MIN_VALUE : time.toEpochMilli();
    }

    private static int firstFrom(Bars bars, long from) {
        int first = bars.countClosedBy(from);
        return first < bars.size() && bars.opensAt(first) < from ? first + 1 : first;
    }
}
