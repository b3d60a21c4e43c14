package dev.kuber.platform.modes;

import dev.kuber.platform.engine.AcceleratedClock;
import dev.kuber.platform.engine.MarketClock;
import java.math.BigDecimal;
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

    /** Tells it from the owner's other sessions. */
    String label() {
        String prices = synthetic() ? "synthetic prices, seed " + seed : "recorded prices";
        return "Simulation: " + prices + ", "
                + (speed == 1
                        ? "real time"
                        : BigDecimal.valueOf(speed).stripTrailingZeros().toPlainString() + " x speed");
    }

    MarketClock clock(InstantSource wall) {
        return speed == 1 && wallOrigin.equals(marketOrigin)
                ? MarketClock.real(wall)
                : new AcceleratedClock(wall, wallOrigin, marketOrigin, speed);
    }
}
