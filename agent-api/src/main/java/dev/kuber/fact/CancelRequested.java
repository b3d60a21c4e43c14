package dev.kuber.fact;

import dev.kuber.agent.Explained;
import dev.kuber.agent.SymbolFact;
import dev.kuber.trade.Symbol;
import java.time.Instant;

/**
 * Somebody wants what is not yet filled of an entry cancelled, and nothing more to be opened; told from outside. What is
 * held stays held, and protected.
 */
public record CancelRequested(Symbol symbol, Instant at, String requestedBy, String sentence)
        implements SymbolFact, Explained {}
