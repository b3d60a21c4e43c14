package dev.kuber.platform.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something an account's owner may watch live.
 *
 * @param sequence 1, 2, 3 ... per owner, without gaps, in the order of the commits
 */
public record Event(
        String owner,
        long sequence,
        Type type,
        Instant at,
        @Nullable String pipelineId,
        @Nullable String executionId,
        Data data) {

    /** What happened. */
    public enum Type {
        EXECUTION_STARTED,
        /** An agent has been running for a while; quick agents are only reported when they have finished. */
        AGENT_STARTED,
        AGENT_COMPLETED,
        AGENT_WAITING,
        POSITION_CHANGED,
        TRADE_EXECUTED,
        EXECUTION_COMPLETED,
        BUDGET_ALERT,
        /** A trader has consented to a trade, or refused it. */
        APPROVAL_DECIDED,
        NOTIFICATION,
        ERROR
    }

    /**
     * Its particulars; what does not apply is null.
     *
     * @param outcome how the step ended
     * @param position state of the position: opening, open, closing, closed or refused
     * @param id of the notification or approval
     * @param severity of the notification: info, warning or alarm
     * @param title of the notification
     */
    public record Data(
            @Nullable String node,
            @Nullable String agentType,
            @Nullable String outcome,
            @Nullable String sentence,
            @Nullable Instant until,
            @Nullable String status,
            @Nullable String symbol,
            @Nullable String position,
            @Nullable String id,
            @Nullable String severity,
            @Nullable String title) {

        /** Of anything but a notification. */
        public Data(
                @Nullable String node,
                @Nullable String agentType,
                @Nullable String outcome,
                @Nullable String sentence,
                @Nullable Instant until,
                @Nullable String status,
                @Nullable String symbol,
                @Nullable String position) {
            this(node, agentType, outcome, sentence, until, status, symbol, position, null, null, null);
        }

        /** Of a notification. */
        public static Data told(String id, String severity, String title, String sentence, @Nullable String symbol) {
            return new Data(null, null, null, sentence, null, null, symbol, null, id, severity, title);
        }

        /** Of a decision about a trade. */
        public static Data decided(String id, String status, String sentence, String symbol) {
            return new Data(null, null, null, sentence, null, status, symbol, null, id, null, null);
        }

        static Data of(
                @Nullable String node,
                @Nullable String agentType,
                @Nullable String outcome,
                @Nullable String sentence) {
            return new Data(node, agentType, outcome, sentence, null, null, null, null);
        }
    }
}
