package dev.kuber.testing;

import dev.kuber.port.TradingCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** A market that never closes: every day in UTC is a session from midnight to midnight. */
public final class OpenCalendar implements TradingCalendar {

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Optional<Session> session(LocalDate day) {
        return Optional.of(new Session(
                day,
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
}
