package dev.kuber.platform.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limits how often something may be tried: a token bucket per key, in memory, for the most recently used keys.
 *
 * <p>Each process counts for itself; several API processes together allow as many times more.
 */
public final class Attempts {

    private static final int KEYS = 10_000;

    private final int burst;
    private final Duration refill;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > KEYS;
        }
    };

    /**
     * A new limit.
     *
     * @param burst how many attempts are possible at once
     * @param refill how long until one more is
     */
    public Attempts(int burst, Duration refill, InstantSource clock) {
        this.burst = burst;
        this.refill = refill;
        this.clock = clock;
    }

    /** Takes one attempt. Returns how long to wait until there is one; zero if it was there. */
    public synchronized Duration take(String key) {
        Instant now = clock.instant();
        Bucket bucket = buckets.getOrDefault(key, new Bucket(burst, now));
        double tokens = Math.min(
                burst, bucket.tokens + (double) Duration.between(bucket.at, now).toMillis() / refill.toMillis());
        boolean allowed = tokens >= 1;
        buckets.put(key, new Bucket(allowed ? tokens - 1 : tokens, now));
        return allowed ? Duration.ZERO : Duration.ofMillis((long) Math.ceil((1 - tokens) * refill.toMillis()));
    }

    private record Bucket(double tokens, Instant at) {}
}
