package dev.kuber.platform.markets.imports;

import dev.kuber.platform.markets.BarColumns;
import dev.kuber.platform.markets.ImportOptions;
import dev.kuber.platform.markets.calendars.Periods;
import dev.kuber.port.TradingCalendar;
import dev.kuber.port.TradingCalendar.Session;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Turns the rows' times into the opens and closes of bars. */
final class BarTimes {

    private final ImportOptions options;
    private final TradingCalendar calendar;
    private final Timeframe timeframe;
    private final boolean dates;
    private final Periods periods;
    private long opens;
    private long closes;

    /** @param dates whether the rows name days without times */
    BarTimes(ImportOptions options, Timeframe timeframe, boolean dates) {
        this.options = options;
        this.calendar = options.calendarOrAlways();
        this.timeframe = timeframe;
        this.dates = dates;
        this.periods = new Periods(calendar, timeframe);
    }

    /** The timeframe given, else the most frequent step between sorted rows; empty, with a problem, if there is none. */
    static Optional<Timeframe> timeframe(Rows rows, ImportOptions options, Problems problems) {
        if (options.timeframe().isPresent()) {
            return options.timeframe();
        }
        Map<Long, Integer> steps = new HashMap<>();
        for (int i = 1; i < rows.size(); i++) {
            steps.merge(rows.time(i) - rows.time(i - 1), 1, Integer::sum);
        }
        long step = 0;
        for (var entry : steps.entrySet()) {
            int most = steps.getOrDefault(step, 0);
            if (entry.getValue() > most || (entry.getValue() == most && entry.getKey() < step)) {
                step = entry.getKey();
            }
        }
        if (step == 0) {
            problems.add(1, "The timeframe cannot be told from a single row: say which it is.");
            return Optional.empty();
        }
        Optional<Timeframe> found = ofStep(step);
        if (found.isEmpty()) {
            problems.add(
                    1,
                    "Most rows are " + Times.length(step)
                            + " apart, which is no timeframe: it must be minutes, hours, a day or a week.");
        }
        return found;
    }

    /** A day or week may be an hour shorter or longer where the clocks change. */
    private static Optional<Timeframe> ofStep(long step) {
        Duration length = Duration.ofMillis(step);
        long hour = Duration.ofHours(1).toMillis();
        if (Math.abs(step - Timeframe.D1.duration().toMillis()) <= hour) {
            return Optional.of(Timeframe.D1);
        }
        if (Math.abs(step - Timeframe.W1.duration().toMillis()) <= hour) {
            return Optional.of(Timeframe.W1);
        }
        if (step % hour == 0 && length.toHours() < 24) {
            return Optional.of(new Timeframe((int) length.toHours(), Timeframe.Unit.HOUR));
        }
        if (step % 60_000 == 0 && length.toMinutes() < 60) {
            return Optional.of(new Timeframe((int) length.toMinutes(), Timeframe.Unit.MINUTE));
        }
        return Optional.empty();
    }

    /** Adds the times of every row to the columns, in order; what does not fit is a problem. */
    void into(BarColumns columns, Rows rows, Problems problems) {
        long previous = Long.MIN_VALUE;
        for (int i = 0; i < rows.size(); i++) {
            if (!span(rows.time(i))) {
                problems.add(
                        rows.line(i),
                        "The market was closed on "
                                + (dates ? LocalDate.ofEpochDay(rows.time(i) / 86_400_000L) : Times.shown(rows.time(i)))
                                + " by the calendar " + calendar + ".");
                continue;
            }
            if (opens < previous) {
                problems.add(
                        rows.line(i),
                        "The bar begins " + Times.shown(opens) + ", before the bar of line " + rows.line(i - 1)
                                + " ends; the timeframe was taken to be " + timeframe + ".");
                continue;
            }
            previous = closes;
            columns.add(opens, closes);
            columns.prices(rows.value(i, 0), rows.value(i, 1), rows.value(i, 2), rows.value(i, 3), rows.value(i, 4));
        }
    }

    /** Finds the bar of a row's time; false if its day has no session. */
    private boolean span(long time) {
        return timeframe.intraday() ? intraday(time) : days(time);
    }

    private boolean days(long time) {
        long within = options.closeTimes() && !dates ? time - 1 : time;
        LocalDate day = dates
                ? LocalDate.ofEpochDay(Math.floorDiv(time, 86_400_000L))
                : calendar.dayOf(Instant.ofEpochMilli(within));
        Optional<Session> session =
                timeframe.equals(Timeframe.W1) ? Periods.week(calendar, day) : calendar.session(day);
        session.ifPresent(s -> {
            opens = s.opens().toEpochMilli();
            closes = s.closes().toEpochMilli();
        });
        return session.isPresent();
    }

    /** Within a session the last bar ends with it; outside, as in trading before the open, a bar has its full length. */
    private boolean intraday(long time) {
        long length = timeframe.duration().toMillis();
        if (options.closeTimes()) {
            opens = time - length;
            if (periods.contains(time - 1)) {
                opens = Math.max(opens, periods.opens());
            }
            closes = time;
            return true;
        }
        opens = time;
        closes = time + length;
        if (periods.contains(time) && time < periods.closes()) {
            closes = periods.opens() == time ? periods.closes() : Math.min(closes, sessionEnd(time));
        }
        return true;
    }

    private long sessionEnd(long time) {
        return calendar.currentOrNext(Instant.ofEpochMilli(time)).closes().toEpochMilli();
    }
}
