package dev.kuber.fact;

import dev.kuber.agent.Explained;
import dev.kuber.agent.SymbolFact;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a position closed at market; told from outside.
 *
 * @param cause what the exit counts as; null for {@link ExitReason#MANUAL}
 */
public record CloseRequested(
        Symbol symbol,
        Instant at,
        String requestedBy,
        @Nullable ExitReason cause,
        String sentence) implements SymbolFact, Explained {}
