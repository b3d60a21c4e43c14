package dev.kuber.platform.markets.calendars;

import dev.kuber.port.TradingCalendar;
import dev.kuber.port.TradingCalendar.Session;
import dev.kuber.trade.Timeframe;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** Finds the bar period that a time belongs to. Remembers the last answer, so ascending times are cheap. */
public final class Periods {

    private final TradingCalendar calendar;
    private final Timeframe timeframe;
    private final long length;
    /** The session (or, without one, the closed stretch) that holds the last time asked for. */
    private long from = Long.MAX_VALUE;

    private long until = Long.MIN_VALUE;
    private boolean open;
    private long opens;
    private long closes;

    public Periods(TradingCalendar calendar, Timeframe timeframe) {
        this.calendar = calendar;
        this.timeframe = timeframe;
        this.length = timeframe.duration().toMillis();
    }

    /** Whether this time (epoch milliseconds) lies in a session; then {@link #opens()} and {@link #closes()} tell its bar. */
    public boolean contains(long time) {
        if (time < from || time >= until) {
            findSession(time);
        }
        if (open && timeframe.intraday()) {
            opens = from + (time - from) / length * length;
            closes = Math.min(opens + length, until);
        }
        return open;
    }

    public long opens() {
        return opens;
    }

    public long closes() {
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

    /** From the open of the week's first session to the close of its last; empty if the market stays closed. */
    public static Optional<Session> week(TradingCalendar calendar, LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Optional<Session> week = Optional.empty();
        for (int i = 0; i < 7; i++) {
            Optional<Session> session = calendar.session(monday.plusDays(i));
            if (session.isPresent()) {
                Instant opens = week.map(Session::opens).orElse(session.get().opens());
                week = Optional.of(new Session(monday, opens, session.get().closes()));
            }
        }
        return week;
    }

    private void spanDays(LocalDate day) {
        opens = from;
        closes = until;
        if (timeframe.equals(Timeframe.W1)) {
            Session week = week(calendar, day).orElseThrow();
            opens = week.opens().toEpochMilli();
            closes = week.closes().toEpochMilli();
        }
    }

    private long startOf(LocalDate day) {
        return day.atStartOfDay(calendar.zone()).toInstant().toEpochMilli();
    }
}
