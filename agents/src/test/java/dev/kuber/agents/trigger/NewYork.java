package dev.kuber.agents.trigger;

import dev.kuber.port.TradingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** A market in New York, 9:30 to 16:00, closed on one holiday and early on one half day. */
final class NewYork implements TradingCalendar {

    static final LocalDate HOLIDAY = LocalDate.of(2026, 7, 3);
    static final LocalDate HALF_DAY = LocalDate.of(2026, 11, 27);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @Override
    public ZoneId zone() {
        return ZONE;
    }

    @Override
    public Optional<Session> session(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (weekend || day.equals(HOLIDAY)) {
            return Optional.empty();
        }
        var closes = day.equals(HALF_DAY) ? LocalTime.of(13, 0) : LocalTime.of(16, 0);
        return Optional.of(new Session(
                day,
                day.atTime(9, 30).atZone(ZONE).toInstant(),
                day.atTime(closes).atZone(ZONE).toInstant()));
    }
}
