package dev.kuber.platform.schedules;

import dev.kuber.platform.pipelines.DailyLimits;
import dev.kuber.platform.schedules.DayBook.Day;
import dev.kuber.port.RunTimes;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a pipeline's schedule and daily limits allow now: the same questions, and the same answers, live and in a backtest.
 */
public final class DayRules {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private final String pipelineId;
    private final Timetable timetable;
    private final DayBook book;
    private final InstantSource market;

    public DayRules(String pipelineId, Timetable timetable, DayBook book, InstantSource market) {
        this.pipelineId = pipelineId;
        this.timetable = timetable;
        this.book = book;
        this.market = market;
    }

    private Day day(Instant now) {
        return new Day(pipelineId, timetable.days().begins(timetable.days().of(now)), now);
    }

    /** The daily limit that lets nothing new begin now; empty if something may. */
    public Optional<Reached> reached() {
        return timetable
                .limits()
                .flatMap(limits ->
                        Reached.by(book.since(pipelineId, day(market.instant()).begins()), limits));
    }

    /** First instant of the next trading day. */
    public Instant nextDayBegins() {
        return timetable.days().nextAfter(market.instant());
    }

    /** When the next trading day's first start may be. */
    public Optional<Instant> nextDay() {
        return timetable.nextStart(nextDayBegins());
    }

    /**
     * Why a fire that was due at this time starts nothing now; empty if it starts something.
     *
     * @param arms whether the pipeline's triggers go by the time alone, so that to begin only means to wait for them
     * @param missed whether the start comes too late by now
     */
    public Optional<NotNow> notNow(Instant due, boolean arms, boolean missed) {
        if (timetable.free()) {
            return Optional.empty();
        }
        Optional<Reached> reached = reached();
        if (reached.isPresent()) {
            return Optional.of(new NotNow(nextDay(), reached));
        }
        Instant now = market.instant();
        boolean planned = timetable.interval().isEmpty()
                || (timetable.nextStart(due).filter(due::equals).isPresent() && !missed);
        boolean open = timetable.earliest(now).filter(now::equals).isPresent();
        return arms || (planned && open)
                ? Optional.empty()
                : Optional.of(new NotNow(timetable.nextStart(now), Optional.empty()));
    }

    /**
     * Nothing starts now.
     *
     * @param again when to try again; empty when there is no start in sight
     * @param reached the daily limit that is the reason, if it is one
     */
    public record NotNow(Optional<Instant> again, Optional<Reached> reached) {}

    /**
     * Why nothing may be started by hand now, in a sentence; empty if it may.
     *
     * @param arms as for {@link #notNow}
     */
    public Optional<String> closed(boolean arms) {
        Optional<Reached> reached = reached();
        if (reached.isPresent() || arms) {
            return reached.map(Reached::sentence);
        }
        Instant now = market.instant();
        Optional<Instant> earliest = timetable.earliest(now);
        return earliest.filter(now::equals).isPresent() ? Optional.empty() : Optional.of(closed(earliest));
    }

    private String closed(Optional<Instant> earliest) {
        return "This pipeline runs in its window only, and nothing starts in the last 5 minutes of it"
                + earliest.map(at -> "; it may start again on " + text(at) + ".")
                        .orElse(".");
    }

    /** Why this execution must not open a position in this symbol now; empty if it may. An entry is counted when it may. */
    public Optional<String> entryRefusal(String executionId, Symbol symbol) {
        if (timetable.free()) {
            return Optional.empty();
        }
        Instant now = market.instant();
        if (timetable.window().isPresent() && timetable.window().get().at(now).isEmpty()) {
            return Optional.of("The pipeline's window is closed, so it opens no positions"
                    + timetable
                            .earliest(now)
                            .map(at -> " before " + text(at) + ".")
                            .orElse("."));
        }
        DailyLimits limits = timetable.limits().orElse(null);
        if (limits == null) {
            return Optional.empty();
        }
        Day day = day(now);
        Optional<String> money =
                Reached.money(book.since(pipelineId, day.begins()), limits).map(Reached::sentence);
        Integer trades = limits.tradesPerDay();
        if (money.isPresent() || trades == null || book.countTrade(day, executionId, symbol, trades)) {
            return money;
        }
        return Optional.of(Reached.trades(trades).sentence());
    }

    /**
     * The port of an execution.
     *
     * @param triggered whether it waits for a trigger first
     * @param equity of the account now
     * @param missed whether a run planned for this time comes too late by now
     */
    public RunTimes runTimes(String executionId, boolean triggered, Supplier<Money> equity, Predicate<Instant> missed) {
        return timetable.free()
                ? RunTimes.ALWAYS
                : new RunTimes() {
                    @Override
                    public Permission begin() {
                        Optional<String> refused = DayRules.this.begin(executionId, triggered, equity);
                        return new Permission(refused.isEmpty(), refused.orElse(""));
                    }

                    @Override
                    public Optional<Instant> from(Instant time) {
                        return DayRules.this.from(time);
                    }

                    @Override
                    public boolean missed(Instant planned) {
                        return missed.test(planned);
                    }
                };
    }

    private Optional<String> begin(String executionId, boolean triggered, Supplier<Money> equity) {
        DailyLimits limits = timetable.limits().orElse(null);
        if (limits == null) {
            return Optional.empty();
        }
        Day day = day(market.instant());
        if (limits.drawdownPercent() != null) {
            book.equity(day, equity);
        }
        Integer most = limits.executionsPerDay();
        if (most != null && !book.countExecution(day, executionId, triggered ? null : day.now(), most)) {
            return Optional.of(Reached.executions(most).sentence());
        }
        return standing(day, limits).map(Reached::sentence);
    }

    /** What is reached for an execution that is counted itself. */
    private Optional<Reached> standing(Day day, DailyLimits limits) {
        DayFigures figures = book.since(pipelineId, day.begins());
        return Reached.by(new DayFigures(figures.trades(), 0, figures.profits(), figures.equity()), limits);
    }

    private Optional<Instant> from(Instant time) {
        Instant now = market.instant();
        DailyLimits limits = timetable.limits().orElse(null);
        Day day = day(now);
        boolean today = !time.isAfter(now) || day.begins().equals(day(time).begins());
        boolean stopped = limits != null && today && standing(day, limits).isPresent();
        return timetable.earliest(stopped ? timetable.days().nextAfter(now) : time);
    }

    /** When the trading day in progress has begun. */
    public Instant begins() {
        return day(market.instant()).begins();
    }

    /** A time in the pipeline's zone, in words. */
    public String text(Instant at) {
        return at.equals(Instant.MAX)
                ? "the schedule is changed"
                : at.atZone(timetable.days().zone()).format(WHEN) + " "
                        + LocalTimes.name(timetable.days().zone());
    }
}
