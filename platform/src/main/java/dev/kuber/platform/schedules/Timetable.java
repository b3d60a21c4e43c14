package dev.kuber.platform.schedules;

import dev.kuber.platform.pipelines.DailyLimits;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Hours;
import dev.kuber.platform.pipelines.RunSchedule;
import dev.kuber.port.TradingCalendar;
import dev.kuber.port.TradingCalendar.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a pipeline with these settings may begin something. Pure. */
public final class Timetable {

    /** How far ahead the next start is looked for. */
    private static final int HORIZON_DAYS = 370;

    /** A start this late is not missed: it took its way through the database. */
    private static final Duration USUAL = Duration.ofMinutes(1);

    private final Definition.Settings settings;
    private final TradingCalendar calendar;
    private final @Nullable Window window;
    private final TradingDays days;

    private Timetable(Definition.Settings settings, TradingCalendar calendar) {
        this.settings = settings;
        this.calendar = calendar;
        this.window = Window.of(settings.schedule(), calendar).orElse(null);
        this.days = TradingDays.of(settings.schedule(), calendar);
    }

    /** @param calendar the one that the settings name */
    public static Timetable of(Definition.Settings settings, TradingCalendar calendar) {
        return new Timetable(settings, calendar);
    }

    /** Whether neither a schedule nor a daily limit says anything. */
    public boolean free() {
        return settings.schedule() == null && limits().isEmpty();
    }

    public Optional<Window> window() {
        return Optional.ofNullable(window);
    }

    public TradingDays days() {
        return days;
    }

    public Optional<DailyLimits> limits() {
        return Optional.ofNullable(settings.limits()).filter(DailyLimits::any);
    }

    /** Between two starts, where it says. */
    public Optional<Duration> interval() {
        return Optional.ofNullable(settings.schedule()).map(RunSchedule::interval);
    }

    /** Whether the pipeline's positions are closed when the window closes. */
    public boolean flattens() {
        return settings.schedule() != null && settings.schedule().flattenAtEnd();
    }

    /** Whether the pipeline stops when the window closes. */
    public boolean stops() {
        return settings.schedule() != null && settings.schedule().stopAtEnd();
    }

    /** The first time, from this one on, at which something may begin; empty when there is none within a year. */
    public Optional<Instant> earliest(Instant time) {
        return window == null ? Optional.of(time) : window.earliest(time);
    }

    /** As {@link #earliest}, at a multiple of the interval where there is one. */
    public Optional<Instant> nextStart(Instant time) {
        Duration interval = interval().orElse(null);
        if (interval == null) {
            return earliest(time);
        }
        Instant from = time;
        for (int i = 0; i < HORIZON_DAYS; i++) {
            Span span = span(from).orElse(null);
            if (span == null) {
                return Optional.empty();
            }
            Instant start = multiple(span.opens(), interval, from);
            if (start.isBefore(window == null ? span.closes() : span.lastCall())) {
                return Optional.of(start);
            }
            from = span.closes();
        }
        return Optional.empty();
    }

    /** The span of the window at this time or the next one; without a window those of the market's days. */
    Optional<Span> span(Instant time) {
        if (window != null) {
            return window.currentOrNext(time);
        }
        LocalDate day = days.of(time).minusDays(1);
        for (int i = 0; i < HORIZON_DAYS; i++) {
            Optional<Span> span = market(day.plusDays(i)).filter(s -> s.closes().isAfter(time));
            if (span.isPresent()) {
                return span;
            }
        }
        return Optional.empty();
    }

    /** The exchange's session; where it never closes the trading day. */
    private Optional<Span> market(LocalDate day) {
        if (settings.calendar() == Hours.ALWAYS) {
            return Optional.of(new Span(
                    day,
                    LocalTimes.instant(day, LocalTime.MIN, days.zone()),
                    LocalTimes.instant(day.plusDays(1), LocalTime.MIN, days.zone())));
        }
        try {
            return calendar.session(day).map(Timetable::span);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Span span(Session session) {
        return new Span(session.day(), session.opens(), session.closes());
    }

    /** The first multiple of the interval, counted from the opening, that is not before this time. */
    private static Instant multiple(Instant opens, Duration interval, Instant time) {
        if (!time.isAfter(opens)) {
            return opens;
        }
        long step = interval.toMillis();
        long passed = Duration.between(opens, time.plusNanos(999_999)).toMillis();
        return opens.plusMillis((passed + step - 1) / step * step);
    }

    /** Whether a planned run that is this late, by the wall clock, is left out. */
    public boolean missed(Duration late) {
        RunSchedule schedule = settings.schedule();
        if (schedule == null || late.compareTo(USUAL) <= 0) {
            return false;
        }
        return switch (schedule.late()) {
            case SKIP -> true;
            case RUN -> late.compareTo(schedule.tolerance()) > 0;
        };
    }
}
