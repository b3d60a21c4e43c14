package dev.kuber.platform.estimates;

import dev.kuber.trade.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the estimates of a user's executions have matched what they cost.
 *
 * @param runs that ended in this time, were estimated and went their whole way
 * @param medianErrorPercent of the estimate, whichever way; null without runs
 * @param withinFifteenPercent share of those runs, 0 to 1; null without runs
 * @param items newest first
 */
public record Accuracy(
        int runs,
        @Nullable Double medianErrorPercent,
        @Nullable Double withinFifteenPercent,
        String sentence,
        List<Item> items,
        List<AgentAccuracy> byAgent) {

    public Accuracy {
        items = List.copyOf(items);
        byAgent = List.copyOf(byAgent);
    }

    /**
     * An execution.
     *
     * @param at when it was estimated
     * @param errorPercent of the estimate, above zero where it cost more; null where it did not go its whole way
     * @param runsKnown from how many of this user's runs the estimate was made
     */
    public record Item(
            String executionId,
            String pipelineId,
            String pipelineName,
            Instant at,
            Money estimated,
            Money low,
            Money high,
            Money actual,
            @Nullable Double errorPercent,
            Confidence confidence,
            int runsKnown) {}

    /** The same for all nodes of one agent. */
    public record AgentAccuracy(
            String agentType,
            int runs,
            Money estimated,
            Money actual,
            @Nullable Double medianErrorPercent) {}
}
