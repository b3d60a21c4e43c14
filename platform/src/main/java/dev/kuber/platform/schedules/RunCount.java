package dev.kuber.platform.schedules;

import dev.kuber.platform.pipelines.DailyLimits;
import org.jspecify.annotations.Nullable;

/**
 * How many runs there are in some time.
 *
 * @param open whether nobody can say, because what the triggers wait for may happen at any time
 */
public record RunCount(int low, int high, boolean open) {

    static RunCount exactly(int runs) {
        return new RunCount(runs, runs, false);
    }

    RunCount atMost(@Nullable DailyLimits limits) {
        Integer most = limits == null ? null : limits.executionsPerDay();
        return most == null ? this : new RunCount(Math.min(low, most), Math.min(high, most), open);
    }

    RunCount plus(RunCount more) {
        return new RunCount(low + more.low, high + more.high, open || more.open);
    }

    /** Such as {@code 1 run}, {@code 26 runs} or {@code 1 to 10 runs}. */
    public String words() {
        return low == high ? low + (low == 1 ? " run" : " runs") : low + " to " + high + " runs";
    }
}
