package dev.kuber.platform.schedules;

import dev.kuber.platform.pipelines.RunSchedule;
import dev.kuber.port.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The trading days of a pipeline: they begin at midnight in its zone; where its window goes across midnight they begin
 * when it opens, so that one window lies in one day.
 *
 * @param turn time of day at which one day ends and the next begins
 */
public record TradingDays(ZoneId zone, LocalTime turn) {

    /** In the schedule's zone; without a schedule in that of the exchange. */
    public static TradingDays of(@Nullable RunSchedule schedule, TradingCalendar calendar) {
        if (schedule == null) {
            return new TradingDays(calendar.zone(), LocalTime.MIDNIGHT);
        }
        LocalTime start = schedule.startTime();
        LocalTime end = schedule.endTime();
        if (start == null || end == null || end.isAfter(start) || end.equals(LocalTime.MIDNIGHT)) {
            return new TradingDays(schedule.zone(), LocalTime.MIDNIGHT);
        }
        return new TradingDays(schedule.zone(), start);
    }

    public LocalDate of(Instant time) {
        LocalDate day = time.atZone(zone).toLocalDate();
        return time.isBefore(begins(day)) ? day.minusDays(1) : day;
    }

    /** First instant of a day. */
    public Instant begins(LocalDate day) {
        return LocalTimes.instant(day, turn, zone);
    }

    /** First instant of the day after the one in which this time lies. */
    public Instant nextAfter(Instant time) {
        return begins(of(time).plusDays(1));
    }
}
