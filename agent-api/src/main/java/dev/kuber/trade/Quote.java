package dev.kuber.trade;

import java.time.Instant;

/**
 * The current price of a symbol.
 *
 * @param last last trade or last close
 * @param at when that price was made
 */
public record Quote(Symbol symbol, Price bid, Price ask, Price last, Instant at) {}
