package dev.kuber.platform.markets.imports;

import dev.kuber.port.TradingCalendar;
import dev.kuber.port.TradingCalendar.Session;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds where bars are missing in trading hours. */
final class Gaps {

    private static final int NAMED = 20;

    private final TradingCalendar calendar;
    private final List<String> sentences = new ArrayList<>();
    private int count;
    private long missing;

    Gaps(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    /** @param rows the rows of the bars, for their line numbers */
    static Gaps in(Bars bars, Rows rows, TradingCalendar calendar) {
        var gaps = new Gaps(calendar);
        for (int i = 1; i < bars.size(); i++) {
            if (bars.opensAt(i) > bars.closesAt(i - 1)) {
                gaps.between(bars.closesAt(i - 1), bars.opensAt(i), bars.timeframe(), rows.line(i));
            }
        }
        return gaps;
    }

    int count() {
        return count;
    }

    /** How many bars are missing in all. */
    long missing() {
        return missing;
    }

    List<String> sentences() {
        var all = new ArrayList<>(sentences);
        if (count > NAMED) {
            all.add("And " + Times.counted(count - NAMED, "more gap") + ".");
        }
        return all;
    }

    private void between(long from, long to, Timeframe timeframe, int line) {
        long lost = timeframe.intraday() ? intraday(from, to, timeframe) : days(from, to, timeframe);
        if (lost > 0) {
            count++;
            missing += lost;
            if (sentences.size() < NAMED) {
                sentences.add(Times.counted(lost, timeframe + " bar") + (lost == 1 ? " is" : " are")
                        + " missing before line " + line + ", from " + Times.shown(from) + " on.");
            }
        }
    }

    private long intraday(long from, long to, Timeframe timeframe) {
        long length = timeframe.duration().toMillis();
        long lost = 0;
        LocalDate last = calendar.dayOf(Instant.ofEpochMilli(to));
        for (LocalDate day = calendar.dayOf(Instant.ofEpochMilli(from)); !day.isAfter(last); day = day.plusDays(1)) {
            Optional<Session> session = calendar.session(day);
            if (session.isPresent()) {
                long begin = Math.max(from, session.get().opens().toEpochMilli());
                long end = Math.min(to, session.get().closes().toEpochMilli());
                lost += end > begin ? Math.ceilDiv(end - begin, length) : 0;
            }
        }
        return lost;
    }

    private long days(long from, long to, Timeframe timeframe) {
        if (timeframe.equals(Timeframe.W1)) {
            return Duration.ofMillis(to - from).toDays() / 7;
        }
        long lost = 0;
        LocalDate last = calendar.dayOf(Instant.ofEpochMilli(to));
        for (LocalDate day = calendar.dayOf(Instant.ofEpochMilli(from)); day.isBefore(last); day = day.plusDays(1)) {
            Optional<Session> session = calendar.session(day);
            lost += session.isPresent() && session.get().opens().toEpochMilli() >= from ? 1 : 0;
        }
        return lost;
    }
}
