package dev.kuber.agents.trigger;

import dev.kuber.agent.Option;
import dev.kuber.port.RunTimes;
import dev.kuber.port.TradingCalendar;
import dev.kuber.port.TradingCalendar.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * When a time trigger fires next. Pure; days and hours are those of the calendar's zone.
 *
 * <p>A local time that daylight saving skips fires as much later as was skipped; one that occurs twice fires the first
 * time only.
 */
final class Schedule {

    /** How far ahead a trading calendar is searched. */
    private static final int SESSION_DAYS = 370;

    /** How far ahead plain days are searched: far enough for the 29th of February. */
    private static final int PLAIN_DAYS = 1500;

    private Schedule() {}

    /** What the planned times follow. */
    enum Kind {
        @Option(title = "Market open", sentence = "at the market's open, shifted by {offset:0 min}")
        MARKET_OPEN,
        @Option(title = "Market close", sentence = "at the market's close, shifted by {offset:0 min}")
        MARKET_CLOSE,
        @Option(title = "Times of day", sentence = "at {times}")
        TIMES,
        @Option(title = "Cron", sentence = "by cron {cron}")
        CRON,
        @Option(title = "Interval", sentence = "every {interval}")
        INTERVAL
    }

    /** How often a planned time at which no run may begin is passed over for the next one. */
    private static final int PASSED_OVER = 1000;

    /** The first planned time strictly after {@code now} at which a run may begin; empty when there is none in sight. */
    static Optional<Instant> next(TimeSettings config, TradingCalendar calendar, RunTimes runs, Instant now) {
        Optional<Instant> planned = next(config, calendar, now);
        for (int i = 0; i < PASSED_OVER && planned.isPresent(); i++) {
            Optional<Instant> allowed = runs.from(planned.get());
            if (allowed.isEmpty() || allowed.equals(planned)) {
                return allowed;
            }
            planned = next(config, calendar, allowed.get().minusNanos(1));
        }
        return Optional.empty();
    }

    /** The first planned time strictly after {@code now}; empty when there is none in sight. */
    static Optional<Instant> next(TimeSettings config, TradingCalendar calendar, Instant now) {
        return switch (config.schedule()) {
            case MARKET_OPEN -> sessions(config, calendar, now, true);
            case MARKET_CLOSE -> sessions(config, calendar, now, false);
            case TIMES -> times(config, calendar, now, _ -> true, config.times());
            case CRON -> {
                Cron cron = Cron.parse(config.cron());
                yield times(config, calendar, now, cron::matches, cron.times());
            }
            case INTERVAL -> interval(config, calendar, now);
        };
    }

    /** Opening or close with the offset; a day whose session is too short for the offset is left out. */
    private static Optional<Instant> sessions(
            TimeSettings config, TradingCalendar calendar, Instant now, boolean open) {
        LocalDate day = calendar.dayOf(now.minus(config.offset()));
        for (int i = 0; i < SESSION_DAYS; i++, day = day.plusDays(1)) {
            Session session = on(config, day) ? calendar.session(day).orElse(null) : null;
            if (session == null) {
                continue;
            }
            Instant at = (open ? session.opens() : session.closes()).plus(config.offset());
            boolean within = open ? at.isBefore(session.closes()) : !at.isBefore(session.opens());
            if (within && at.isAfter(now)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> times(
            TimeSettings config,
            TradingCalendar calendar,
            Instant now,
            Predicate<LocalDate> dates,
            List<LocalTime> times) {
        ZoneId zone = calendar.zone();
        LocalDate day = calendar.dayOf(now);
        int horizon = config.sessionsOnly() ? SESSION_DAYS : PLAIN_DAYS;
        for (int i = 0; i < horizon; i++, day = day.plusDays(1)) {
            if (!on(config, day) || !dates.test(day)) {
                continue;
            }
            Session session = config.sessionsOnly() ? calendar.session(day).orElse(null) : null;
            if (config.sessionsOnly() && session == null) {
                continue;
            }
            LocalDate today = day;
            Optional<Instant> first = times.stream()
                    .map(time -> today.atTime(time).atZone(zone).toInstant())
                    .filter(at -> at.isAfter(now) && (session == null || session.contains(at)))
                    .min(Instant::compareTo);
            if (first.isPresent()) {
                return first;
            }
        }
        return Optional.empty();
    }

    /** Counted from the opening of each session, or from each midnight. */
    private static Optional<Instant> interval(TimeSettings config, TradingCalendar calendar, Instant now) {
        LocalDate day = calendar.dayOf(now);
        int horizon = config.sessionsOnly() ? SESSION_DAYS : 8;
        for (int i = 0; i < horizon; i++, day = day.plusDays(1)) {
            if (!on(config, day)) {
                continue;
            }
            Session span = config.sessionsOnly() ? calendar.session(day).orElse(null) : wholeDay(day, calendar.zone());
            if (span == null) {
                continue;
            }
            Instant at = firstAfter(span.opens(), config.interval(), now);
            if (at.isBefore(span.closes())) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static Instant firstAfter(Instant start, Duration interval, Instant now) {
        if (start.isAfter(now)) {
            return start;
        }
        long step = interval.toMillis();
        long passed = now.toEpochMilli() - start.toEpochMilli();
        return start.plusMillis((passed / step + 1) * step);
    }

    private static Session wholeDay(LocalDate day, ZoneId zone) {
        return new Session(
                day,
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static boolean on(TimeSettings config, LocalDate day) {
        return config.days().isEmpty() || config.days().contains(day.getDayOfWeek());
    }
}
