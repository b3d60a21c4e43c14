package dev.kuber.platform.markets;

import dev.kuber.port.TradingCalendar;
import dev.kuber.port.TradingCalendar.Session;
import dev.kuber.trade.Timeframe;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** Finds the bar period that a time belongs to. Remembers the last answer, so ascending times are cheap. */
final class Periods {

    private final TradingCalendar calendar;
    private final Timeframe timeframe;
    private final long length;
    /** The session (or, without one, the closed stretch) that holds the last time asked for. */
    private long from = Long.MAX_VALUE;

    private long until = Long.MIN_VALUE;
    private boolean open;
    private long opens;
    private long closes;

    Periods(TradingCalendar calendar, Timeframe timeframe) {
        this.calendar = calendar;
        this.timeframe = timeframe;
        this.length = timeframe.duration().toMillis();
    }

    /** Whether this time (epoch milliseconds) lies in a session; then {@link #opens()} and {@link #closes()} tell its bar. */
    boolean contains(long time) {
        if (time < from || time >= until) {
            findSession(time);
        }
        if (open && timeframe.intraday()) {
            opens = from + (time - from) / length * length;
            closes = Math.min(opens + length, until);
        }
        return open;
    }

    long opens() {
        return opens;
    }

    long closes() {
        return closes;
    }

    private void findSession(long time) {
        LocalDate day = calendar.dayOf(Instant.ofEpochMilli(time));
        Optional<Session> session = calendar.session(day);
        long dayOpens = session.map(s -> s.opens().toEpochMilli()).orElse(Long.MAX_VALUE);
        long dayCloses = session.map(s -> s.closes().toEpochMilli()).orElse(Long.MAX_VALUE);
        open = time >= dayOpens && time < dayCloses;
        if (open) {
            from = dayOpens;
            until = dayCloses;
            spanDays(day);
        } else if (time < dayOpens) {
            from = startOf(day);
            until = Math.min(dayOpens, startOf(day.plusDays(1)));
        } else {
            from = dayCloses;
            until = startOf(day.plusDays(1));
        }
    }

    private void spanDays(LocalDate day) {
        opens = from;
        closes = until;
        if (timeframe.equals(Timeframe.W1)) {
            LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            boolean first = true;
            for (LocalDate d = monday; d.isBefore(monday.plusWeeks(1)); d = d.plusDays(1)) {
                Optional<Session> session = calendar.session(d);
                if (session.isPresent()) {
                    opens = first ? session.get().opens().toEpochMilli() : opens;
                    closes = session.get().closes().toEpochMilli();
                    first = false;
                }
            }
        }
    }

    private long startOf(LocalDate day) {
        return day.atStartOfDay(calendar.zone()).toInstant().toEpochMilli();
    }
}
