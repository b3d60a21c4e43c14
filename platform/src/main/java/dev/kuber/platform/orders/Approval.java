package dev.kuber.platform.orders;

import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trade that waits, or waited, for a person's consent. Times are those of its market.
 *
 * @param id of its own; an execution asks once per symbol
 * @param number rises with each
 * @param until silence after this time means no
 * @param decidedBy name of who decided; null while nobody has
 * @param reason of the decision, in the words of who made it
 */
public record Approval(
        String id,
        long number,
        String owner,
        String pipelineId,
        int revision,
        String executionId,
        TradePlan plan,
        String sentence,
        Instant askedAt,
        Instant until,
        Status status,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    /** What became of it. */
    public enum Status {
        PENDING,
        APPROVED,
        DENIED,
        /** Nobody decided in time, or the trade was called off before. */
        EXPIRED
    }

    public Symbol symbol() {
        return plan.symbol();
    }

    /** The id of what this execution asks for this symbol; fit for an address. */
    static String id(String executionId, Symbol symbol) {
        return executionId + "." + symbol.value().replace('/', '~');
    }

    /** The same, expired if its time is over. */
    public Approval at(Instant now) {
        return status != Status.PENDING || now.isBefore(until)
                ? this
                : new Approval(
                        id,
                        number,
                        owner,
                        pipelineId,
                        revision,
                        executionId,
                        plan,
                        sentence,
                        askedAt,
                        until,
                        Status.EXPIRED,
                        null,
                        null,
                        null);
    }
}
