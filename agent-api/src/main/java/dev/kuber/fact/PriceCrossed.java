package dev.kuber.fact;

import dev.kuber.agent.SymbolFact;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.time.Instant;

/** The price reached a level that a node waited for; told by the engine. */
public record PriceCrossed(Symbol symbol, Price level, boolean up, Price price, Instant at) implements SymbolFact {}
