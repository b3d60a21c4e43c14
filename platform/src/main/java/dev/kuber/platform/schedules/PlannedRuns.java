package dev.kuber.platform.schedules;

import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.pipelines.DailyLimits;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.RunMode;
import dev.kuber.port.RunTimes;
import dev.kuber.port.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which runs of a pipeline are planned. Pure; a definition with errors is planned as far as it can be read. */
public final class PlannedRuns {

    /** Runs on signal where no daily limit says how many there may be. */
    static final int UNLIMITED_SIGNALS = 10;

    /** On one day; more of them are not listed one by one. */
    private static final int LISTED = 4;

    /** On one day; beyond, a trigger is not asked any more. */
    private static final int ASKED = 1500;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Definition.Settings settings;
    private final TradingCalendar calendar;
    private final Timetable timetable;
    private final @Nullable TimeTriggers triggers;

    private PlannedRuns(Definition.Settings settings, TradingCalendar calendar, @Nullable TimeTriggers triggers) {
        this.settings = settings;
        this.calendar = calendar;
        this.timetable = Timetable.of(settings, calendar);
        this.triggers = timetable.interval().isPresent() ? null : triggers;
    }

    /** @param calendar the one that the settings name */
    public static PlannedRuns of(Definition definition, TradingCalendar calendar, Catalog catalog) {
        return new PlannedRuns(
                definition.settings(),
                calendar,
                TimeTriggers.of(definition, catalog).orElse(null));
    }

    /** The next run that begins after this time; empty where none is planned. */
    public Optional<Instant> next(Instant now) {
        return triggers == null
                ? timetable.nextStart(now.plusNanos(1)).filter(start -> !running(now, start))
                : triggers.next(calendar, times(), now);
    }

    /** The first run that begins at this time or later. */
    public Optional<Instant> from(Instant time) {
        return triggers == null ? timetable.nextStart(time) : triggers.next(calendar, times(), time.minusNanos(1));
    }

    /** What may run at any time now has no next run, unless it runs at an interval. */
    private boolean running(Instant now, Instant start) {
        return timetable.interval().isEmpty() && start.equals(now.plusNanos(1));
    }

    /** Everything from this time on within this many days, oldest first. */
    public List<PlannedRun> within(Instant from, int days) {
        Instant end = from.plus(Duration.ofDays(days));
        List<PlannedRun> planned = triggers == null ? spans(from, end) : times(from, end);
        return settings.runMode() == RunMode.RUN_ONCE && !planned.isEmpty()
                ? List.of(single(planned.getFirst().at()))
                : planned;
    }

    /** What is planned, in one sentence. */
    public String sentence(List<PlannedRun> planned, int days) {
        String ahead = "in the next " + days + " days";
        if (planned.isEmpty()) {
            return "No run is planned " + ahead + ": the schedule and the trigger never meet.";
        }
        PlannedRun first = planned.getFirst();
        if (settings.runMode() == RunMode.RUN_ONCE) {
            return first.sentence();
        }
        String begin = date(first.at()) + " " + time(first.at());
        RunCount runs = planned.stream().map(PlannedRun::runs).reduce(RunCount.exactly(0), RunCount::plus);
        return runs.open()
                ? "Its trigger may fire in " + planned.size() + (planned.size() == 1 ? " time span " : " time spans ")
                        + ahead + ", first from " + begin + "."
                : runs.words() + " " + ahead + ", first at " + begin + ".";
    }

    /** How many runs there are on its busiest day of the coming fortnight, for estimates. */
    public RunCount perDay(Instant from) {
        if (settings.runMode() == RunMode.RUN_ONCE) {
            return RunCount.exactly(1);
        }
        RunCount busiest = RunCount.exactly(0);
        RunCount day = busiest;
        LocalDate of = null;
        // A day that is partly over would not be representative.
        for (PlannedRun run : within(timetable.days().nextAfter(from), 14)) {
            LocalDate its = timetable.days().of(run.at());
            day = its.equals(of) ? day.plus(run.runs()) : run.runs();
            busiest = day.high() > busiest.high() ? day : busiest;
            of = its;
        }
        return busiest.atMost(settings.limits());
    }

    private PlannedRun single(Instant at) {
        String sentence = triggers != null
                ? "Runs once, at " + time(at) + "."
                : "Starts once, " + date(at) + " from " + time(at) + ", and runs when its trigger fires.";
        return new PlannedRun(at, null, PlannedRun.Kind.ONCE, RunCount.exactly(1), sentence);
    }

    /** Runs at planned times, a day with many of them as one. */
    private List<PlannedRun> times(Instant from, Instant end) {
        var planned = new ArrayList<PlannedRun>();
        var day = new ArrayList<Instant>();
        Optional<Instant> next = asked(from);
        while (next.isPresent() && next.get().isBefore(end)) {
            Instant at = next.get();
            if (!day.isEmpty() && !sameDay(day.getFirst(), at)) {
                add(planned, day);
                day.clear();
            }
            day.add(at);
            next = asked(
                    day.size() < ASKED ? at : timetable.days().nextAfter(at).minusNanos(1));
        }
        add(planned, day);
        return planned;
    }

    private Optional<Instant> asked(Instant after) {
        return triggers == null ? Optional.empty() : triggers.next(calendar, times(), after);
    }

    private boolean sameDay(Instant one, Instant other) {
        return timetable.days().of(one).equals(timetable.days().of(other));
    }

    private void add(List<PlannedRun> planned, List<Instant> day) {
        Integer most = most();
        int runs = most == null ? day.size() : Math.min(day.size(), most);
        if (runs > LISTED) {
            Instant last = day.get(runs - 1);
            planned.add(new PlannedRun(
                    day.getFirst(),
                    last,
                    kind(),
                    RunCount.exactly(runs),
                    runs + " runs between " + time(day.getFirst()) + " and " + time(last) + "."));
            return;
        }
        for (Instant at : day.subList(0, runs)) {
            planned.add(
                    new PlannedRun(at, null, PlannedRun.Kind.ONCE, RunCount.exactly(1), "Runs at " + time(at) + "."));
        }
    }

    private @Nullable Integer most() {
        return timetable.limits().map(DailyLimits::executionsPerDay).orElse(null);
    }

    /** Each time within which runs begin. */
    private List<PlannedRun> spans(Instant from, Instant end) {
        var planned = new ArrayList<PlannedRun>();
        Optional<Instant> start = timetable.nextStart(from);
        while (start.isPresent() && start.get().isBefore(end)) {
            Span span = timetable.span(start.get()).orElse(null);
            if (span == null) {
                break;
            }
            Instant begins = start.get().isBefore(span.opens()) ? span.opens() : start.get();
            if (begins.isBefore(end)) {
                planned.add(span(begins, span));
            }
            start = timetable.nextStart(span.closes());
        }
        return planned;
    }

    private PlannedRun span(Instant start, Span span) {
        Instant last = timetable.window().isPresent() ? span.lastCall() : span.closes();
        Duration interval = timetable.interval().orElse(null);
        Duration length = Duration.between(start, last);
        RunCount runs = count(length, Duration.between(start, span.closes()), interval);
        String when = "between " + time(start) + " and " + time(last);
        String sentence = interval != null
                ? runs.words() + ", every " + words(interval) + " " + when + "."
                : settings.runMode() == RunMode.RUN_ON_SIGNAL
                        ? "Waits for its trigger " + when + "."
                        : "Runs again and again " + when + ".";
        return new PlannedRun(start, last, kind(), runs, sentence);
    }

    private RunCount count(Duration startable, Duration open, @Nullable Duration interval) {
        DailyLimits limits = settings.limits();
        if (interval != null) {
            long steps = Math.max(0, startable.toMillis() - 1) / interval.toMillis();
            return RunCount.exactly((int) steps + 1).atMost(limits);
        }
        if (settings.runMode() == RunMode.RUN_ON_SIGNAL) {
            Integer trades = limits == null ? null : limits.tradesPerDay();
            return new RunCount(1, trades == null ? UNLIMITED_SIGNALS : trades, true).atMost(limits);
        }
        int hours = (int) Math.max(1, (open.toMinutes() + 59) / 60);
        return new RunCount(hours, 2 * hours, true).atMost(limits);
    }

    private PlannedRun.Kind kind() {
        return timetable.window().isPresent() ? PlannedRun.Kind.WINDOW : PlannedRun.Kind.SESSION;
    }

    /** As if nothing had run yet. */
    private RunTimes times() {
        return new RunTimes() {
            @Override
            public Permission begin() {
                return new Permission(true, "");
            }

            @Override
            public Optional<Instant> from(Instant time) {
                return timetable.earliest(time);
            }

            @Override
            public boolean missed(Instant planned) {
                return false;
            }
        };
    }

    private String time(Instant at) {
        ZoneId zone = timetable.days().zone();
        return at.atZone(zone).format(CLOCK) + " " + LocalTimes.name(zone);
    }

    private String date(Instant at) {
        return at.atZone(timetable.days().zone()).toLocalDate().toString();
    }

    private static String words(Duration duration) {
        return duration.toMinutes() % 60 == 0
                ? duration.toHours() + " h"
                : duration.toSeconds() % 60 == 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }
}
