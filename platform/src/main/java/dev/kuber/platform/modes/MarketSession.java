package dev.kuber.platform.modes;

import java.time.Instant;

/**
 * A simulated market of one owner: which prices, how fast, since when. Pipelines with the same settings share the
 * session, its clock and its account on the simulated exchange.
 *
 * @param key unique; also the key of the exchange account
 * @param market {@code synthetic} or {@code recorded}
 * @param speed market seconds per second
 * @param wallOrigin time of the wall clock at which the market clock showed {@code marketOrigin}
 */
record MarketSession(
        String key, String owner, String market, long seed, double speed, Instant wallOrigin, Instant marketOrigin) {}
