package dev.kuber.platform.exchange;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import java.time.InstantSource;
import java.util.Map;

/**
 * How the exchange is served.
 *
 * @param port to listen on; 0 for any free one
 * @param wall clock by which calls are limited; the exchange's own time is its market's
 * @param keys accepted key ids with their secrets; if there are none, every key opens an account with the first secret
 *     that comes with it
 * @param callsPerMinute that a key may make
 * @param fillsAtOnce whether an order may be filled at the last price the moment it comes, as on a market that trades all
 *     the time; otherwise it waits for the next trade
 */
public record ExchangeOptions(
        int port,
        Market market,
        InstantSource wall,
        ExchangeRules rules,
        Map<String, String> keys,
        int callsPerMinute,
        boolean fillsAtOnce) {

    /** Alpaca's limit. */
    public static final int CALLS_PER_MINUTE = 200;

    public ExchangeOptions {
        keys = Map.copyOf(keys);
    }

    /** On any free port, for every key, 200 calls a minute, orders waiting for the next trade. */
    public static ExchangeOptions of(Market market, InstantSource wall, ExchangeRules rules) {
        return new ExchangeOptions(0, market, wall, rules, Map.of(), CALLS_PER_MINUTE, false);
    }

    public ExchangeOptions withPort(int other) {
        return new ExchangeOptions(other, market, wall, rules, keys, callsPerMinute, fillsAtOnce);
    }

    public ExchangeOptions withKeys(Map<String, String> other) {
        return new ExchangeOptions(port, market, wall, rules, other, callsPerMinute, fillsAtOnce);
    }

    public ExchangeOptions withCallsPerMinute(int other) {
        return new ExchangeOptions(port, market, wall, rules, keys, other, fillsAtOnce);
    }

    public ExchangeOptions fillingAtOnce() {
        return new ExchangeOptions(port, market, wall, rules, keys, callsPerMinute, true);
    }
}
