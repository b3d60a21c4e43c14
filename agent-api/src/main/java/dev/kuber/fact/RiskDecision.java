package dev.kuber.fact;

import dev.kuber.agent.Explained;
import dev.kuber.agent.SymbolFact;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how large a trade may be.
 *
 * @param plan the sized trade; null when rejected
 * @param arithmetic the calculation, line by line
 * @param commentary what a language model says about it; null where none was asked
 */
public record RiskDecision(
        Symbol symbol,
        Verdict verdict,
        @Nullable TradePlan plan,
        List<String> arithmetic,
        String sentence,
        @Nullable Commentary commentary)
        implements SymbolFact, Explained {

    /** One without commentary. */
    public RiskDecision(
            Symbol symbol, Verdict verdict, @Nullable TradePlan plan, List<String> arithmetic, String sentence) {
        this(symbol, verdict, plan, arithmetic, sentence, null);
    }

    public RiskDecision {
        arithmetic = List.copyOf(arithmetic);
        if ((plan == null) != (verdict == Verdict.REJECTED)) {
            throw new IllegalArgumentException("A trade has a plan exactly when it is not rejected.");
        }
    }

    /** The answer. */
    public enum Verdict {
        APPROVED,
        REJECTED,
        /** Approved with a smaller quantity than the risk alone would allow. */
        ADJUSTED
    }
}
