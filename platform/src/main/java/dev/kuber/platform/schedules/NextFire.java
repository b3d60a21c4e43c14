package dev.kuber.platform.schedules;

import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.RunMode;
import java.time.Instant;
import java.util.Optional;

/** When the execution after this one begins. Its trigger then waits for something later than that, at no cost. */
public final class NextFire {

    private NextFire() {}

    /**
     * The next fire time in the pipeline's own time; empty when it does not repeat.
     *
     * <p>A run that waited for its trigger is followed at once: the next trigger only looks at what comes after. One that
     * ended at the instant it began, or failed, would repeat itself without end and pauses for one primary timeframe.
     * What would fall outside the window, or between two starts of an interval, waits for the next start.
     */
    public static Optional<Instant> after(
            Definition.Settings settings, Timetable timetable, Instant firedAt, Instant endedAt, boolean failed) {
        return settings.runMode() == RunMode.RUN_ONCE
                ? Optional.empty()
                : repeated(settings, timetable, firedAt, endedAt, failed);
    }

    /** As {@link #after}, for a backtest: it repeats the pipeline over its range whatever the run mode. */
    public static Optional<Instant> repeated(
            Definition.Settings settings, Timetable timetable, Instant firedAt, Instant endedAt, boolean failed) {
        Instant soonest = endedAt.isAfter(firedAt) && !failed
                ? endedAt
                : endedAt.plus(settings.timeframe().duration());
        return timetable.nextStart(soonest);
    }
}
