package dev.kuber.platform.modes;

import dev.kuber.platform.engine.AcceleratedClock;
import dev.kuber.platform.engine.MarketClock;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A simulated market of one owner: which prices, how fast, since when. Pipelines with the same settings share the
 * session, its clock and its account on the simulated exchange.
 *
 * @param key unique; also the key of the exchange account
 * @param owner id of the account it belongs to
 * @param market {@code synthetic} or {@code recorded}
 * @param speed market seconds per second
 * @param wallOrigin time of the wall clock at which the market clock showed {@code marketOrigin}
 */
record MarketSession(
        String key, String owner, String market, long seed, double speed, Instant wallOrigin, Instant marketOrigin) {

    static final String SYNTHETIC = "synthetic";

    boolean synthetic() {
        return market.equals(SYNTHETIC);
    }

    MarketClock clock(InstantSource wall) {
        return speed == 1 && wallOrigin.equals(marketOrigin)
                ? MarketClock.real(wall)
                : new AcceleratedClock(wall, wallOrigin, marketOrigin, speed);
    }
}
