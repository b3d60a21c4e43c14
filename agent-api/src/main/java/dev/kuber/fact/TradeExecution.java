package dev.kuber.fact;

import dev.kuber.agent.Explained;
import dev.kuber.agent.SymbolFact;
import dev.kuber.trade.Position;
import dev.kuber.trade.Symbol;

/** What became of an approved trade so far; the newest one per symbol counts. */
public record TradeExecution(Symbol symbol, Position position, String sentence) implements SymbolFact, Explained {}
