package dev.kuber.platform.pipelines;

import dev.kuber.agent.Option;
import dev.kuber.agent.Param;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a pipeline may run: a window on some days of the week, what happens at its end, how often it starts within it, and
 * what becomes of a start that was missed.
 *
 * @param startTime when the window opens; null, with {@code endTime}, for the whole of its days
 * @param endTime when it closes; one that is not after {@code startTime} is on the next day
 * @param zone of both, and of the trading days that the daily limits count
 * @param days on which the window opens
 * @param interval between two starts, counted from the opening of the window; null to start whenever the run mode says
 */
public record RunSchedule(
        @Param(title = "From", description = "When the window opens. Leave both times empty to run all day.") @Nullable
        LocalTime startTime,

        @Param(
                title = "Until",
                description =
                        "When the window closes; earlier than its start means on the next day. Nothing starts in its"
                                + " last 5 minutes. US stocks: it ends no later than the exchange closes, on half days, too.")
        @Nullable
        LocalTime endTime,

        @Param(
                title = "Time zone",
                description = "In which the times are meant, and the days that the daily limits count.",
                init = "America/New_York")
        ZoneId zone,

        @Param(
                title = "Days",
                description = "Days on which the window opens.",
                init = "[MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY]",
                max = 7)
        List<DayOfWeek> days,

        @Param(
                title = "Close positions at the end",
                description =
                        "When the window closes, this pipeline's positions are closed at market, once; US stocks: at"
                                + " least 5 minutes before the exchange closes, so that they can be sold.",
                init = "false")
        boolean flattenAtEnd,

        @Param(
                title = "Stop at the end",
                description = "When the window closes, the pipeline stops until you start it again.",
                init = "false")
        boolean stopAtEnd,

        @Param(
                title = "Missed runs",
                description = "What becomes of a planned run that did not begin in time because Kuber was not running.",
                init = "RUN")
        Late late,

        @Param(
                title = "Tolerance",
                description = "How late a missed run may still begin.",
                when = "late=run",
                init = "PT5M",
                min = 0,
                max = 86_400)
        Duration tolerance,

        @Param(
                title = "Run every",
                description = "Starts this often, counted from the opening of the window; a start that falls into a run"
                        + " that is still going is left out. Empty: as the run mode and the trigger say.",
                min = 60,
                max = 86_400)
        @Nullable
        Duration interval) {

    public RunSchedule {
        days = List.copyOf(days);
    }

    /** What becomes of a run that did not begin in time. */
    public enum Late {
        /** It is left out; the next planned one comes. */
        @Option(title = "Skip", description = "A missed run is left out; the next planned one comes.")
        SKIP,
        /** It begins late, within the tolerance. */
        @Option(title = "Run late", description = "A missed run begins late, within the tolerance.")
        RUN
    }

    /** Whether it has a beginning and an end within the day. */
    public boolean timed() {
        return startTime != null && endTime != null;
    }
}
