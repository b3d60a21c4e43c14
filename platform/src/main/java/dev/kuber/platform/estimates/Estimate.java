package dev.kuber.platform.estimates;

import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline will cost before it has run. What cannot be known yet is said in {@code unknown}, and is never counted as
 * nothing.
 *
 * @param perExecution the usual run, and between what four runs of five lie
 * @param perDay on its busiest day
 * @param perMonth of {@link #TRADING_DAYS} such days
 * @param ofRun how far {@code perExecution} can be relied on, however often it runs
 * @param agents in the order of the definition, those that cost nothing included
 * @param history how well past estimates of this pipeline have matched
 * @param unknown what is not included, in sentences
 */
public record Estimate(
        CostRange perExecution,
        CostRange perDay,
        CostRange perMonth,
        Confidence confidence,
        String confidenceSentence,
        OfRun ofRun,
        List<EstimatedAgent> agents,
        Hindsight history,
        String sentence,
        List<String> unknown) {

    /** In a month. */
    public static final int TRADING_DAYS = 21;

    public Estimate {
        agents = List.copyOf(agents);
        unknown = List.copyOf(unknown);
    }

    /**
     * What one agent costs in one execution, on average over those in which it does not run.
     *
     * @param minutes running time, the same for every symbol
     * @param model null where none is asked
     * @param inputTokens for all symbols; null where no model is asked
     * @param outputTokens as input
     * @param rental for all symbols
     * @param modelCost for all symbols; null where the model's price is not known
     * @param cost what is known of both, and what single calls have cost before
     * @param runs from how many of this user's runs it was learned; 0 for averages
     */
    public record EstimatedAgent(
            String node,
            String agentType,
            BigDecimal pricePerHour,
            double minutes,
            int symbols,
            @Nullable String model,
            @Nullable Long inputTokens,
            @Nullable Long outputTokens,
            Money rental,
            @Nullable Money modelCost,
            Money cost,
            int runs) {}

    /** @param runs of this user from which it was made */
    record OfRun(Confidence confidence, int runs) {}

    /** Whether there is anything in it that is paid, as far as is known. */
    public boolean paid() {
        return !perExecution.high().isZero() || !unknown.isEmpty();
    }
}
