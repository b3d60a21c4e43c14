package dev.kuber.fact;

import dev.kuber.agent.Explained;
import dev.kuber.agent.SymbolFact;
import dev.kuber.trade.Symbol;

/** There are no prices of a symbol; later agents leave it alone. */
public record DataMissing(Symbol symbol, String sentence) implements SymbolFact, Explained {}
