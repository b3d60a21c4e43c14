package dev.kuber.platform.markets.synthetic;

import dev.kuber.trade.Symbol;
import java.util.List;

/**
 * A made-up instrument of the synthetic market.
 *
 * @param id tells its randomness apart
 * @param anchor price in dollars around which it wanders over the years
 * @param volatility standard deviation of a usual day's return
 * @param gaps share of a day's variance that happens between its predecessor's close and its open
 * @param volume units traded in a usual day
 * @param decimals of volumes
 */
record Instrument(
        Symbol symbol,
        String name,
        int id,
        double anchor,
        double volatility,
        double gaps,
        double volume,
        int decimals) {

    static final List<Instrument> ALL = List.of(
            new Instrument(Symbol.of("ORBT"), "Orbital Freight (synthetic)", 1, 150, 0.016, 0.20, 22_000_000, 0),
            new Instrument(Symbol.of("NOVA"), "Nova Therapeutics (synthetic)", 2, 64, 0.024, 0.30, 9_000_000, 0),
            new Instrument(Symbol.of("HELX"), "Helix Semiconductor (synthetic)", 3, 190, 0.020, 0.25, 31_000_000, 0),
            new Instrument(Symbol.of("PYRA"), "Pyra Energy (synthetic)", 4, 38, 0.015, 0.20, 14_000_000, 0),
            new Instrument(Symbol.of("XCOIN/USD"), "XCoin (synthetic)", 5, 28_000, 0.028, 0.05, 18_000, 4));
}
