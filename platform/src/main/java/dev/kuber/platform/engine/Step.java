package dev.kuber.platform.engine;

import dev.kuber.agent.Fact;
import dev.kuber.agent.WakeOn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One durable result of an execution; append-only.
 *
 * @param sequence 1, 2, 3 ... within the execution
 * @param node whose result it is; null for news told to the execution at large
 * @param attempt 1 for a first try, 2 after one failure, and so on
 * @param reason of a stop or failure, or what news it is
 * @param waitUntil when the node runs again; for {@link Kind#FAILED} only when the failure cannot end the execution
 *     because a position is open
 * @param wakeOn what wakes the node sooner; for {@link Kind#TOLD} what happened
 */
public record Step(
        int sequence,
        @Nullable String node,
        Kind kind,
        int attempt,
        List<Fact> facts,
        @Nullable String reason,
        Instant startedAt,
        Instant finishedAt,
        @Nullable Instant waitUntil,
        List<WakeOn> wakeOn) {

    public Step {
        facts = List.copyOf(facts);
        wakeOn = List.copyOf(wakeOn);
    }

    /** How a step ended. */
    public enum Kind {
        DONE,
        WAIT,
        STOP,
        FAILED,
        /** Failed, and tried again at {@link Step#waitUntil}. */
        RETRY,
        /** News from outside. */
        TOLD
    }
}
