package dev.kuber.port;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** When a market trades. */
public interface TradingCalendar {

    /** The zone in which the market's days are counted. */
    ZoneId zone();

    /** The regular session of this day; empty on weekends and holidays. */
    Optional<Session> session(LocalDate day);

    default LocalDate dayOf(Instant time) {
        return time.atZone(zone()).toLocalDate();
    }

    default boolean isOpen(Instant time) {
        return session(dayOf(time)).filter(s -> s.contains(time)).isPresent();
    }

    /** The session in progress at this time, else the next one. */
    default Session currentOrNext(Instant time) {
        LocalDate day = dayOf(time);
        for (int i = 0; i < 30; i++) {
            Optional<Session> session = session(day.plusDays(i));
            if (session.isPresent() && session.get().closes().isAfter(time)) {
                return session.get();
            }
        }
        throw new IllegalStateException("The calendar knows no session within 30 days after " + time + ".");
    }

    /** The first session that opens after this time. */
    default Session next(Instant time) {
        LocalDate day = dayOf(time);
        for (int i = 0; i < 30; i++) {
            Optional<Session> session = session(day.plusDays(i));
            if (session.isPresent() && session.get().opens().isAfter(time)) {
                return session.get();
            }
        }
        throw new IllegalStateException("The calendar knows no session within 30 days after " + time + ".");
    }

    /**
     * Regular trading hours of one day.
     *
     * @param closes first instant at which the market is closed again
     */
    record Session(LocalDate day, Instant opens, Instant closes) {

        public boolean contains(Instant time) {
            return !time.isBefore(opens) && time.isBefore(closes);
        }
    }
}
