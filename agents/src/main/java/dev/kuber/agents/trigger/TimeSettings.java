package dev.kuber.agents.trigger;

import dev.kuber.agent.Param;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/** Settings of a time trigger. */
public record TimeSettings(
        @Param(title = "Schedule", description = "What the planned times follow.", init = "INTERVAL")
        Schedule.Kind schedule,

        @Param(
                title = "Offset",
                when = "schedule=market_*",
                description = "For market open and close: how much later, or with a minus earlier. At most 12 hours.",
                init = "PT0S")
        Duration offset,

        @Param(
                title = "Times of day",
                when = "schedule=times",
                description = "For times: in the exchange's zone, such as 09:45.",
                init = "[10:00]",
                max = 96)
        List<LocalTime> times,

        @Param(
                title = "Days",
                description = "Days of the week on which it may fire; none chosen means all.",
                init = "[]",
                max = 7)
        List<DayOfWeek> days,

        @Param(
                title = "Cron",
                when = "schedule=cron",
                description = "For cron: minute, hour, day of month, month, day of week, in the exchange's zone.",
                init = "30 10 * * MON-FRI",
                max = 120)
        String cron,

        @Param(
                title = "Interval",
                when = "schedule=interval",
                description = "For interval: counted from the opening of each session. 1 second to 1 day.",
                init = "PT5M")
        Duration interval,

        @Param(
                title = "Only while the market is open",
                when = "schedule=times|cron|interval",
                description = "For times, cron and interval: leaves out what lies outside of a session.",
                init = "true")
        boolean sessionsOnly) {

    public TimeSettings {
        times = List.copyOf(times);
        days = List.copyOf(days);
        if (offset.abs().compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException("offset: at most 12 hours before or after, not " + offset + ".");
        }
        if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("interval: between 1 second and 1 day, not " + interval + ".");
        }
        if (schedule == Schedule.Kind.TIMES && times.isEmpty()) {
            throw new IllegalArgumentException("times: name at least one time of day, such as 09:45.");
        }
        if (schedule == Schedule.Kind.CRON) {
            Cron.parse(cron);
        }
    }
}
