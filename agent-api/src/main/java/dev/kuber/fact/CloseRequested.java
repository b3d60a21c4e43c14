package dev.kuber.fact;

import dev.kuber.agent.Explained;
import dev.kuber.agent.SymbolFact;
import dev.kuber.trade.Symbol;
import java.time.Instant;

/** Somebody wants a position closed at market; told from outside. */
public record CloseRequested(Symbol symbol, Instant at, String requestedBy, String sentence)
        implements SymbolFact, Explained {}
