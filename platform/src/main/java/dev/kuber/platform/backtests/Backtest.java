package dev.kuber.platform.backtests;

import dev.kuber.platform.pipelines.Definition;
import dev.kuber.trade.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backtest as it stands.
 *
 * @param owner id of the account it belongs to
 * @param pipelineId of the pipeline it tries; null for a definition that was not saved
 * @param definition what is tried, with the symbol of the request
 * @param from when the first execution is fired, in market time
 * @param to when its clock ends
 * @param progress 0 to 1
 * @param result null until completed
 * @param error why it failed, or what failed within it
 * @param missing answers of language models for want of which it failed; null if it was not that
 */
public record Backtest(
        String id,
        String owner,
        @Nullable String pipelineId,
        String pipelineName,
        BacktestRequest request,
        Definition definition,
        Instant from,
        Instant to,
        Status status,
        double progress,
        @Nullable BacktestSummary result,
        @Nullable String error,
        @Nullable Missing missing,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /**
     * Answers that were never recorded.
     *
     * @param questions how many are known; what their answers lead to comes on top
     * @param cost the most that recording them can cost; null if a price is not known
     */
    public record Missing(int questions, @Nullable Money cost) {}

    /** Where a backtest stands. */
    public enum Status {
        PENDING,
        RUNNING,
        COMPLETED,
        FAILED,
        CANCELLED;

        /** Nothing will happen any more. */
        public boolean ended() {
            return this != PENDING && this != RUNNING;
        }
    }
}
