package dev.kuber.platform.markets.calendars;

import dev.kuber.port.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** A market that never closes, such as crypto venues; its session is the UTC day. */
public final class AlwaysOpen implements TradingCalendar {

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

    @Override
    public boolean isOpen(Instant time) {
        return true;
    }

    @Override
    public String toString() {
        return "always";
    }
}
