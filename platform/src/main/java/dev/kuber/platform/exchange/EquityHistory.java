package dev.kuber.platform.exchange;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an account was worth over time, at most once in a minute. One owner, no synchronization. */
final class EquityHistory {

    private static final int LONGEST = 200_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TreeMap<Instant, BigDecimal> points = new TreeMap<>();
    private final BigDecimal initial;

    EquityHistory(Instant opened, BigDecimal initial) {
        this.initial = initial;
        points.put(opened, initial);
    }

    /** Whether a minute has passed since the last value. */
    boolean due(Instant now) {
        return Duration.between(points.lastKey(), now).compareTo(MINUTE) >= 0;
    }

    void add(Instant at, BigDecimal equity) {
        points.put(at, equity);
        if (points.size() > LONGEST) {
            points.pollFirstEntry();
        }
    }

    /** The worth at a time: the last value then known, or what the account was opened with. */
    BigDecimal at(Instant time) {
        var entry = points.floorEntry(time);
        return entry == null ? initial : entry.getValue();
    }

    Instant opened() {
        return points.firstKey();
    }

    /**
     * Values at regular times, null before the account was opened.
     *
     * @param times ascending
     */
    List<@Nullable BigDecimal> sampled(List<Instant> times) {
        var values = new ArrayList<@Nullable BigDecimal>();
        for (Instant time : times) {
            values.add(time.isBefore(points.firstKey()) ? null : at(time));
        }
        return values;
    }
}
