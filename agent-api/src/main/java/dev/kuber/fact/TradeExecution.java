package dev.kuber.fact;

import dev.kuber.agent.Explained;
import dev.kuber.agent.SymbolFact;
import dev.kuber.trade.Position;
import dev.kuber.trade.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * What became of an approved trade so far; the newest one per symbol counts.
 *
 * @param attention what the trader must look at, such as a position without its stop; null when all is well
 */
public record TradeExecution(
        Symbol symbol,
        Position position,
        String sentence,
        @Nullable String attention) implements SymbolFact, Explained {}
