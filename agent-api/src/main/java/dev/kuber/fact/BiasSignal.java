package dev.kuber.fact;

import dev.kuber.agent.Explained;
import dev.kuber.agent.SymbolFact;
import dev.kuber.trade.Symbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The direction in which a market leans.
 *
 * @param confidence 0-100
 * @param factors what speaks for it, the strongest first
 * @param model the language model that gave it, or {@code rules}
 * @param opinion what the model thought beside the rules; null on rules
 */
public record BiasSignal(
        Symbol symbol,
        Direction direction,
        int confidence,
        List<String> factors,
        String sentence,
        String model,
        @Nullable ModelOpinion opinion)
        implements SymbolFact, Explained {

    public BiasSignal {
        factors = List.copyOf(factors);
    }

    /** One that no model had a part in. */
    public BiasSignal(
            Symbol symbol, Direction direction, int confidence, List<String> factors, String sentence, String model) {
        this(symbol, direction, confidence, factors, sentence, model, null);
    }

    /** Which way. */
    public enum Direction {
        BULLISH,
        BEARISH,
        NEUTRAL
    }
}
