package dev.kuber.platform.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an execution was taken.
 *
 * @param next when it is to be taken up again, in market time; null if nothing waits
 * @param wallNext the same on the wall clock
 * @param waits what its nodes wait for
 */
public record Advanced(
        Execution execution,
        @Nullable Instant next,
        @Nullable Instant wallNext,
        List<Waiting> waits,
        Result result) {

    /** How it came out. */
    public enum Result {
        /** As far as it goes for now. */
        ADVANCED,
        /** Somebody else has written to it; nothing else here is to be relied on. */
        LOST_CLAIM,
        /** It had ended before. */
        ENDED_BEFORE
    }

    static Advanced without(Execution execution, Result result) {
        return new Advanced(execution, null, null, List.of(), result);
    }
}
