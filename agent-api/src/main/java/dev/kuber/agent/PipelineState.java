package dev.kuber.agent;

import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one node of an execution knows: who it is, what the pipeline trades, and the facts so far, oldest first.
 *
 * @param pipelineId id of the pipeline
 * @param executionId id of the execution; part of every idempotency key
 * @param node id of the node being run
 * @param symbols what the pipeline trades
 * @param timeframe the pipeline's primary timeframe
 * @param timeframes every timeframe that some node of the pipeline reads, the primary one included, ascending
 * @param facts append-only
 */
public record PipelineState(
        String pipelineId,
        String executionId,
        String node,
        List<Symbol> symbols,
        Timeframe timeframe,
        List<Timeframe> timeframes,
        List<Fact> facts) {

    public PipelineState {
        symbols = List.copyOf(symbols);
        timeframes = List.copyOf(timeframes);
        facts = List.copyOf(facts);
    }

    /** The newest fact of this type. */
    public <T extends Fact> Optional<T> latest(Class<T> type) {
        for (int i = facts.size() - 1; i >= 0; i--) {
            if (type.isInstance(facts.get(i))) {
                return Optional.of(type.cast(facts.get(i)));
            }
        }
        return Optional.empty();
    }

    /** The newest fact of this type about the symbol. */
    public <T extends SymbolFact> Optional<T> latest(Class<T> type, Symbol symbol) {
        for (int i = facts.size() - 1; i >= 0; i--) {
            if (type.isInstance(facts.get(i))) {
                T fact = type.cast(facts.get(i));
                if (fact.symbol().equals(symbol)) {
                    return Optional.of(fact);
                }
            }
        }
        return Optional.empty();
    }

    /** All facts of this type, oldest first. */
    public <T extends Fact> List<T> all(Class<T> type) {
        var found = new ArrayList<T>();
        for (Fact fact : facts) {
            if (type.isInstance(fact)) {
                found.add(type.cast(fact));
            }
        }
        return found;
    }

    public PipelineState plus(List<? extends Fact> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new ArrayList<Fact>(facts.size() + more.size());
        all.addAll(facts);
        all.addAll(more);
        return new PipelineState(pipelineId, executionId, node, symbols, timeframe, timeframes, all);
    }
}
