package dev.kuber.platform.brokers.simulated;

import dev.kuber.port.TradingCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** For work that takes no new orders and therefore asks no calendar: it knows no session. */
record NoCalendar() implements TradingCalendar {

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Optional<Session> session(LocalDate day) {
        return Optional.empty();
    }
}
