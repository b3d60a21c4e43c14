package dev.kuber.fact;

import dev.kuber.agent.Explained;
import dev.kuber.agent.SymbolFact;
import dev.kuber.trade.Symbol;
import java.util.List;

/**
 * The direction in which a market leans.
 *
 * @param confidence 0-100
 * @param factors what speaks for it, the strongest first
 * @param model the language model that gave it, or {@code rules}
 */
public record BiasSignal(
        Symbol symbol, Direction direction, int confidence, List<String> factors, String sentence, String model)
        implements SymbolFact, Explained {

    public BiasSignal {
        factors = List.copyOf(factors);
    }

    /** Which way. */
    public enum Direction {
        BULLISH,
        BEARISH,
        NEUTRAL
    }
}
