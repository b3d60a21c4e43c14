package dev.kuber.platform.pipelines;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** What must hold for the schedule. */
final class ScheduleRules {

    /** Nothing starts in a window's last minutes, so a shorter one never lets anything start. */
    private static final Duration LAST_CALL = Duration.ofMinutes(5);

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime OPENING = LocalTime.of(9, 30);
    private static final LocalTime CLOSING = LocalTime.of(16, 0);

    /** Mondays of which one week has winter time everywhere in the north, the other summer time. */
    private static final List<LocalDate> MONDAYS = List.of(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 7, 6));

    private ScheduleRules() {}

    /** A window begins, ends, and is open long enough for something to start. */
    static List<Problem> window(Subject subject) {
        RunSchedule schedule = subject.definition().settings().schedule();
        if (schedule == null) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        LocalTime start = schedule.startTime();
        LocalTime end = schedule.endTime();
        if (start != null && end == null) {
            problems.add(error(
                    "end_time",
                    "The window opens at " + start + " and never closes: say until when, or"
                            + " leave both times empty."));
        } else if (start == null && end != null) {
            problems.add(error(
                    "start_time",
                    "The window closes at " + end + " and never opens: say from when, or"
                            + " leave both times empty."));
        } else if (start != null && start.equals(end)) {
            problems.add(error(
                    "end_time",
                    "The window opens and closes at " + start + ": leave both times empty to run" + " all day."));
        } else if (start != null && length(schedule).compareTo(LAST_CALL) <= 0) {
            problems.add(error(
                    "end_time",
                    "A window of " + words(length(schedule)) + " is too short: nothing starts"
                            + " in its last 5 minutes."));
        }
        if (schedule.days().isEmpty()) {
            problems.add(error("days", "Choose at least one day on which the pipeline may run."));
        }
        return problems;
    }

    /** What happens at a window's end needs one. */
    static List<Problem> end(Subject subject) {
        RunSchedule schedule = subject.definition().settings().schedule();
        if (schedule == null || schedule.startTime() != null || schedule.endTime() != null) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        if (schedule.flattenAtEnd()) {
            problems.add(error(
                    "flatten_at_end",
                    "Positions can be closed at the end of a window only: say from when"
                            + " until when the pipeline runs."));
        }
        if (schedule.stopAtEnd()) {
            problems.add(error(
                    "stop_at_end",
                    "The pipeline can stop at the end of a window only: say from when until" + " when it runs."));
        }
        return problems;
    }

    /** The exchange is open during the window. */
    static List<Problem> exchange(Subject subject) {
        Definition.Settings settings = subject.definition().settings();
        RunSchedule schedule = settings.schedule();
        if (schedule == null
                || settings.calendar() != Hours.NYSE
                || schedule.days().isEmpty()
                || !window(subject).isEmpty()
                || MONDAYS.stream().anyMatch(monday -> open(schedule, monday))) {
            return List.of();
        }
        return List.of(
                error(
                        schedule.timed() ? "start_time" : "days",
                        "The NYSE is closed all through this window: it trades on weekdays from 09:30 to 16:00 New York time."));
    }

    /** The interval fits into the window, and there is something to repeat. */
    static List<Problem> interval(Subject subject) {
        Definition.Settings settings = subject.definition().settings();
        RunSchedule schedule = settings.schedule();
        Duration interval = schedule == null ? null : schedule.interval();
        if (schedule == null || interval == null) {
            return List.of();
        }
        if (interval.compareTo(length(schedule)) > 0) {
            return List.of(error(
                    "interval",
                    "An interval of " + words(interval) + " is longer than the window, which" + " is open for "
                            + words(length(schedule)) + "."));
        }
        return settings.runMode() == RunMode.RUN_ONCE
                ? List.of(Problem.warning(
                        null,
                        "settings.schedule.interval",
                        "The pipeline runs once, so nothing is repeated: choose the run mode run_scheduled."))
                : List.of();
    }

    /** Whether the exchange is open for longer than the last minutes of some window of the week of this Monday. */
    private static boolean open(RunSchedule schedule, LocalDate monday) {
        for (DayOfWeek day : schedule.days()) {
            LocalDate date = monday.plusDays(day.getValue() - 1L);
            LocalTime start = schedule.startTime();
            ZonedDateTime opens =
                    date.atTime(start == null ? LocalTime.MIN : start).atZone(schedule.zone());
            ZonedDateTime closes = opens.plus(length(schedule));
            for (int i = -1; i <= 2; i++) {
                LocalDate trading = date.plusDays(i);
                boolean weekday = trading.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
                ZonedDateTime from = later(opens, trading.atTime(OPENING).atZone(NEW_YORK));
                ZonedDateTime until = earlier(closes, trading.atTime(CLOSING).atZone(NEW_YORK));
                if (weekday && Duration.between(from, until).compareTo(LAST_CALL) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ZonedDateTime later(ZonedDateTime one, ZonedDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static ZonedDateTime earlier(ZonedDateTime one, ZonedDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    /** By the clock; a change of daylight saving time left out. */
    private static Duration length(RunSchedule schedule) {
        LocalTime start = schedule.startTime();
        LocalTime end = schedule.endTime();
        if (start == null || end == null) {
            return Duration.ofDays(1);
        }
        Duration between = Duration.between(start, end);
        return between.isPositive() ? between : between.plusDays(1);
    }

    private static String words(Duration duration) {
        String hours = duration.toHours() == 0 ? "" : duration.toHours() + " h ";
        String minutes = duration.toMinutesPart() == 0 ? "" : duration.toMinutesPart() + " min ";
        String seconds = duration.toSecondsPart() == 0 ? "" : duration.toSecondsPart() + " s";
        return (hours + minutes + seconds).strip();
    }

    private static Problem error(String field, String message) {
        return Problem.error(null, "settings.schedule." + field, message);
    }
}
