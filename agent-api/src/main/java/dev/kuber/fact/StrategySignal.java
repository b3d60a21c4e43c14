package dev.kuber.fact;

import dev.kuber.agent.Explained;
import dev.kuber.agent.SymbolFact;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * A complete trade idea, not yet sized.
 *
 * @param conviction 0-100
 * @param levels null when the action is {@link Action#HOLD}
 * @param model the language model that gave it, or {@code rules}
 * @param opinion what the model thought beside the rules; null on rules
 */
public record StrategySignal(
        Symbol symbol,
        Action action,
        int conviction,
        @Nullable Levels levels,
        String sentence,
        String model,
        @Nullable ModelOpinion opinion)
        implements SymbolFact, Explained {

    /** One that no model had a part in. */
    public StrategySignal(
            Symbol symbol, Action action, int conviction, @Nullable Levels levels, String sentence, String model) {
        this(symbol, action, conviction, levels, sentence, model, null);
    }

    /** What to do. */
    public enum Action {
        BUY,
        SELL,
        HOLD
    }

    /** The prices of the idea, each with its reason. */
    public record Levels(Level entry, Level stopLoss, Level target1, Level target2) {}

    /** A price and why it is there. */
    public record Level(Price price, String reason) {}
}
