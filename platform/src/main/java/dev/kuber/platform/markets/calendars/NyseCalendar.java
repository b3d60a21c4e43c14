package dev.kuber.platform.markets.calendars;

import dev.kuber.port.TradingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Regular sessions of the New York Stock Exchange, which Nasdaq shares: 9:30 to 16:00 New York time, 13:00 on half days,
 * from 2000 to 2028. Source: NYSE Rule 7.2 and the exchange's yearly holiday notices.
 */
public final class NyseCalendar implements TradingCalendar {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalTime CLOSE = LocalTime.of(16, 0);
    private static final LocalTime HALF_DAY_CLOSE = LocalTime.of(13, 0);
    /** On the first anniversary of the attacks the exchange opened at noon. */
    private static final LocalDate NOON_OPENING = LocalDate.of(2002, 9, 11);

    private static final LocalDate FIRST = LocalDate.of(NyseHolidays.FIRST_YEAR, 1, 1);
    private static final LocalDate LAST = LocalDate.of(NyseHolidays.LAST_YEAR, 12, 31);

    /** By days since {@link #FIRST}; computed once, because backtests ask for every bar. */
    private final List<Optional<Session>> sessions = new ArrayList<>();

    public NyseCalendar() {
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            sessions.add(computed(day));
        }
    }

    @Override
    public ZoneId zone() {
        return NEW_YORK;
    }

    /** @throws IllegalArgumentException for a day before 2000 or after 2028; the message says so in a sentence */
    @Override
    public Optional<Session> session(LocalDate day) {
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw new IllegalArgumentException(
                    "The NYSE calendar is known from " + FIRST + " to " + LAST + ", not for " + day + ".");
        }
        return sessions.get((int) (day.toEpochDay() - FIRST.toEpochDay()));
    }

    private static Optional<Session> computed(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        if (weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY || NyseHolidays.isHoliday(day)) {
            return Optional.empty();
        }
        LocalTime opens = day.equals(NOON_OPENING) ? LocalTime.NOON : OPEN;
        LocalTime closes = NyseHolidays.isHalfDay(day) ? HALF_DAY_CLOSE : CLOSE;
        return Optional.of(new Session(
                day,
                day.atTime(opens).atZone(NEW_YORK).toInstant(),
                day.atTime(closes).atZone(NEW_YORK).toInstant()));
    }

    @Override
    public String toString() {
        return "nyse";
    }
}
