package dev.kuber.fact;

import dev.kuber.agent.Explained;
import dev.kuber.agent.Fact;
import dev.kuber.agent.PipelineState;
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

    /** What the pipeline looks at now: those of its symbols that every trigger so far fired for. */
    public static List<Symbol> symbols(PipelineState state) {
        List<Symbol> left = state.symbols();
        for (Fact fact : state.facts()) {
            if (fact instanceof TriggerFired fired && !fired.symbols.equals(left) && !fired.symbols.containsAll(left)) {
                left = left.stream().filter(fired.symbols::contains).toList();
            }
        }
        return left;
    }
}
