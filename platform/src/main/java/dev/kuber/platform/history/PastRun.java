package dev.kuber.platform.history;

import dev.kuber.platform.engine.Execution;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution, over or not, with what it runs and what it has earned.
 *
 * @param pipelineName what its pipeline is called now, or its backtest
 * @param tradingMode as JSON writes it
 * @param until id of the node that a trial runs to; null for all
 * @param pinned the nodes that give what its user pinned instead of running
 * @param profit of its closed trades together, after commission; null as long as none is closed
 */
public record PastRun(
        Execution execution,
        String pipelineName,
        String tradingMode,
        List<Symbol> symbols,
        @Nullable String until,
        List<String> pinned,
        @Nullable Money profit) {

    public PastRun {
        symbols = List.copyOf(symbols);
        pinned = List.copyOf(pinned);
    }

    /** The same with a newer head of the execution. */
    public PastRun with(Execution newer) {
        return new PastRun(newer, pipelineName, tradingMode, symbols, until, pinned, profit);
    }
}
