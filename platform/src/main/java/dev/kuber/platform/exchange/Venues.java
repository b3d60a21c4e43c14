package dev.kuber.platform.exchange;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.port.TradingCalendar;
import dev.kuber.port.TradingCalendar.Session;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Where symbols are traded: a symbol with a slash is a crypto pair and trades always, everything else is a stock and trades
 * in the hours of the New York Stock Exchange, from 4:00 to 20:00 New York time including extended hours, to 17:00 on days
 * that close early.
 */
final class Venues {

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final LocalTime PRE_MARKET = LocalTime.of(4, 0);
    private static final LocalTime AFTER_HOURS = LocalTime.of(20, 0);
    private static final LocalTime AFTER_HOURS_EARLY = LocalTime.of(17, 0);
    private static final LocalTime CLOSE = LocalTime.of(16, 0);

    private Venues() {}

    static boolean crypto(Symbol symbol) {
        return symbol.value().indexOf('/') >= 0;
    }

    static TradingCalendar calendar(Symbol symbol) {
        return crypto(symbol) ? Calendars.always() : Calendars.nyse();
    }

    /** Whether the symbol can trade, extended hours included. */
    static boolean trades(Symbol symbol, Instant time) {
        return crypto(symbol)
                || extended(time.atZone(NEW_YORK).toLocalDate())
                        .filter(day -> day.contains(time))
                        .isPresent();
    }

    /** A stock's day from the first to the last minute of extended hours. */
    static Optional<Session> extended(LocalDate day) {
        return Calendars.nyse()
                .session(day)
                .map(regular -> new Session(
                        day,
                        day.atTime(PRE_MARKET).atZone(NEW_YORK).toInstant(),
                        day.atTime(afterHours(regular)).atZone(NEW_YORK).toInstant()));
    }

    static LocalTime afterHours(Session regular) {
        LocalTime close = regular.closes().atZone(NEW_YORK).toLocalTime();
        return close.isBefore(CLOSE) ? AFTER_HOURS_EARLY : AFTER_HOURS;
    }

    static LocalTime preMarket() {
        return PRE_MARKET;
    }
}
