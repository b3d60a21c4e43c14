package dev.kuber.fact;

import dev.kuber.agent.Explained;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.List;

/**
 * A trigger let the pipeline go on.
 *
 * @param at the planned time, or the close of the bar or the moment of the price that fired it
 * @param symbols those it fired for; later agents leave the others alone
 */
public record TriggerFired(Instant at, List<Symbol> symbols, String sentence) implements Explained {
    public TriggerFired {
        symbols = List.copyOf(symbols);
    }
}
