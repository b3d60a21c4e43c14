package dev.kuber.fact;

import dev.kuber.agent.Explained;
import dev.kuber.agent.SymbolFact;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.time.Instant;

/**
 * A trade waits for a person's consent.
 *
 * @param until silence after this time means no
 */
public record ApprovalRequested(Symbol symbol, TradePlan plan, Instant at, Instant until, String sentence)
        implements SymbolFact, Explained {}
