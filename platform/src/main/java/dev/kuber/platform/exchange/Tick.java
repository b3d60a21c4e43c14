package dev.kuber.platform.exchange;

import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import java.time.Instant;

/** One trade on the market, which moves the orders that work there. */
public record Tick(Symbol symbol, Price price, Quantity size, Instant at) {}
