package dev.kuber.trade;

import java.time.Instant;

/**
 * One price bar. Prices are doubles, as in all analysis; money is never computed from them without rounding.
 *
 * @param opens first instant of the bar
 * @param closes first instant after the bar; only from then on it may be known
 * @param volume shares, coins or contracts traded
 */
public record Bar(Instant opens, Instant closes, double open, double high, double low, double close, double volume) {}
