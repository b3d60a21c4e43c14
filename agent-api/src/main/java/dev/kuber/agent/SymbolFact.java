package dev.kuber.agent;

import dev.kuber.trade.Symbol;

/** A fact about one symbol. */
public interface SymbolFact extends Fact {

    Symbol symbol();
}
