package dev.kuber.fact;

import dev.kuber.agent.Explained;
import dev.kuber.agent.SymbolFact;
import dev.kuber.trade.Symbol;
import java.time.Instant;

/** A person has consented to a trade, or has not; told from outside. */
public record ApprovalDecided(Symbol symbol, boolean approved, Instant at, String decidedBy, String sentence)
        implements SymbolFact, Explained {}
