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
 * @param lost another worker has taken it over; the rest tells nothing new
 */
public record Advanced(
        Execution execution,
        @Nullable Instant next,
        @Nullable Instant wallNext,
        List<Waiting> waits,
        boolean lost) {

    static Advanced ended(Execution execution) {
        return new Advanced(execution, null, null, List.of(), false);
    }

    static Advanced lost(Execution execution) {
        return new Advanced(execution, null, null, List.of(), true);
    }
}
