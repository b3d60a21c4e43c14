package dev.kuber.platform.schedules;

import dev.kuber.platform.pipelines.RunSchedule;
import dev.kuber.port.TradingCalendar;
import dev.kuber.port.TradingCalendar.Session;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a pipeline may run, as spans of time. Pure.
 *
 * <p>A window that closes at an earlier time of day than it opens closes on the next day. Where the exchange keeps hours,
 * a span begins and ends with the exchange's sessions at the latest, so that it ends early on a half day and does not
 * come on a holiday; one at whose end positions are closed ends five minutes before the exchange does. Days without times are open from midnight to midnight, several in a row without a break.
 */
public final class Window {

    /** How far ahead or back a span is looked for. */
    private static final int HORIZON_DAYS = 370;

    private final RunSchedule schedule;
    private final TradingCalendar calendar;

    private Window(RunSchedule schedule, TradingCalendar calendar) {
        this.schedule = schedule;
        this.calendar = calendar;
    }

    /** The window of this schedule; empty where it is open at all times. */
    public static Optional<Window> of(@Nullable RunSchedule schedule, TradingCalendar calendar) {
        if (schedule == null) {
            return Optional.empty();
        }
        boolean always = !schedule.timed() && new HashSet<>(schedule.days()).size() == DayOfWeek.values().length;
        return always ? Optional.empty() : Optional.of(new Window(schedule, calendar));
    }

    /** The span that opens on this day of the schedule's zone. */
    public Optional<Span> opening(LocalDate day) {
        LocalTime start = schedule.startTime();
        LocalTime end = schedule.endTime();
        if (!schedule.days().contains(day.getDayOfWeek())) {
            return Optional.empty();
        }
        if (start == null || end == null) {
            return days(day);
        }
        LocalDate last = end.isAfter(start) ? day : day.plusDays(1);
        return traded(new Span(
                        day,
                        LocalTimes.instant(day, start, schedule.zone()),
                        LocalTimes.instant(last, end, schedule.zone())))
                .filter(span -> span.opens().isBefore(span.closes()));
    }

    /** The days in a row that begin with this one. */
    private Optional<Span> days(LocalDate day) {
        Set<DayOfWeek> on = Set.copyOf(schedule.days());
        if (on.contains(day.minusDays(1).getDayOfWeek())) {
            return Optional.empty();
        }
        LocalDate end = day;
        while (on.contains(end.getDayOfWeek())) {
            end = end.plusDays(1);
        }
        return Optional.of(new Span(
                day,
                LocalTimes.instant(day, LocalTime.MIN, schedule.zone()),
                LocalTimes.instant(end, LocalTime.MIN, schedule.zone())));
    }

    /** From the first to the last instant of the span at which the exchange is open. */
    private Optional<Span> traded(Span span) {
        Instant opens = null;
        Instant closes = null;
        LocalDate last = calendar.dayOf(span.closes());
        for (LocalDate day = calendar.dayOf(span.opens()); !day.isAfter(last); day = day.plusDays(1)) {
            Session session = session(day).orElse(null);
            if (session != null
                    && session.closes().isAfter(span.opens())
                    && session.opens().isBefore(span.closes())) {
                opens = opens == null ? later(session.opens(), span.opens()) : opens;
                closes = earlier(lastTrade(session), span.closes());
            }
        }
        return opens == null || closes == null ? Optional.empty() : Optional.of(new Span(span.day(), opens, closes));
    }

    /** Positions are closed at market while there still is one: some minutes before the exchange closes. */
    private Instant lastTrade(Session session) {
        boolean goesOn = session(calendar.dayOf(session.closes()))
                .filter(next -> next.opens().equals(session.closes()))
                .isPresent();
        return schedule.flattenAtEnd() && !goesOn ? session.closes().minus(Span.LAST_CALL) : session.closes();
    }

    /** None where the calendar does not reach. */
    private Optional<Session> session(LocalDate day) {
        try {
            return calendar.session(day);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The span that is open at this time. */
    public Optional<Span> at(Instant time) {
        return currentOrNext(time).filter(span -> span.contains(time));
    }

    /** The span that is open at this time, else the next one; empty when there is none within a year. */
    public Optional<Span> currentOrNext(Instant time) {
        // A span of days in a row may have begun almost a week ago.
        LocalDate day = time.atZone(schedule.zone()).toLocalDate().minusDays(7);
        for (int i = 0; i < HORIZON_DAYS; i++) {
            Optional<Span> span =
                    opening(day.plusDays(i)).filter(s -> s.closes().isAfter(time));
            if (span.isPresent()) {
                return span;
            }
        }
        return Optional.empty();
    }

    /** The span that was the last to close, at this time at the latest; empty when there is none within a year. */
    public Optional<Span> lastClosed(Instant time) {
        LocalDate day = time.atZone(schedule.zone()).toLocalDate();
        for (int i = 0; i < HORIZON_DAYS; i++) {
            Optional<Span> span =
                    opening(day.minusDays(i)).filter(s -> !s.closes().isAfter(time));
            if (span.isPresent()) {
                return span;
            }
        }
        return Optional.empty();
    }

    /** The first time, from this one on, at which something may start; empty when there is none within a year. */
    public Optional<Instant> earliest(Instant time) {
        Instant from = time;
        for (int i = 0; i < HORIZON_DAYS; i++) {
            Optional<Span> span = currentOrNext(from);
            if (span.isEmpty()) {
                return Optional.empty();
            }
            Instant start = later(from, span.get().opens());
            if (start.isBefore(span.get().lastCall())) {
                return Optional.of(start);
            }
            from = span.get().closes();
        }
        return Optional.empty();
    }
}
