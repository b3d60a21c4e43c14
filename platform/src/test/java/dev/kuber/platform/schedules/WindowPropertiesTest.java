package dev.kuber.platform.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.pipelines.RunSchedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every window, in every zone, at every time of these years. */
class WindowPropertiesTest {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("America/New_York"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Asia/Tokyo"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("UTC"));

    /** Days of changes of daylight saving time, a half day, a leap day, and all between. */
    @Provide
    Arbitrary<Instant> times() {
        long from = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
        long to = Instant.parse("2027-01-01T00:00:00Z").getEpochSecond();
        Arbitrary<Instant> any = Arbitraries.longs().between(from, to).map(Instant::ofEpochSecond);
        Arbitrary<Instant> special = Combinators.combine(
                        Arbitraries.of(
                                "2024-02-29T12:00:00Z",
                                "2026-03-08T07:00:00Z",
                                "2026-11-01T06:00:00Z",
                                "2026-03-29T01:00:00Z",
                                "2026-10-25T01:00:00Z",
                                "2026-11-27T18:00:00Z"),
                        Arbitraries.longs().between(-90_000, 90_000))
                .as((day, seconds) -> Instant.parse(day).plusSeconds(seconds));
        return Arbitraries.oneOf(any, special);
    }

    @Provide
    Arbitrary<RunSchedule> schedules() {
        Arbitrary<LocalTime> clock = Arbitraries.integers().between(0, 1439).map(m -> LocalTime.ofSecondOfDay(m * 60L));
        Arbitrary<Set<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
        Arbitrary<Optional<Duration>> interval =
                Arbitraries.integers().between(1, 300).map(Duration::ofMinutes).optional(0.5);
        return Combinators.combine(clock, clock, Arbitraries.of(ZONES), days, interval)
                .as((start, end, zone, on, every) -> new RunSchedule(
                        start,
                        end.equals(start) ? start.plusHours(1) : end,
                        zone,
                        new ArrayList<>(on),
                        false,
                        false,
                        RunSchedule.Late.RUN,
                        Duration.ofMinutes(5),
                        every.orElse(null)));
    }

    private static Window window(RunSchedule schedule, String calendar) {
        return Window.of(schedule, Calendars.named(calendar)).orElseThrow();
    }

    @Property(tries = 2000)
    void aSpanIsOpenForLessThanADayAndAnHourAndContainsItsOpeningOnly(
            @ForAll("schedules") RunSchedule schedule, @ForAll("times") Instant time) {
        window(schedule, "always").currentOrNext(time).ifPresent(span -> {
            assertThat(span.opens()).isBefore(span.closes());
            assertThat(Duration.between(span.opens(), span.closes())).isLessThan(Duration.ofHours(25));
            assertThat(span.contains(span.opens())).isTrue();
            assertThat(span.contains(span.closes())).isFalse();
            assertThat(span.closes()).isAfter(time);
        });
    }

    @Property(tries = 2000)
    void theCurrentSpanAndTheLastOneDoNotOverlapAndNoSpanLiesBetween(
            @ForAll("schedules") RunSchedule schedule, @ForAll("times") Instant time) {
        Window window = window(schedule, "always");
        Span next = window.currentOrNext(time).orElseThrow();
        Span last = window.lastClosed(time).orElseThrow();
        assertThat(last.closes()).isBeforeOrEqualTo(time);
        assertThat(last.closes()).isBeforeOrEqualTo(next.opens());
        assertThat(window.currentOrNext(last.closes())).contains(next);
        assertThat(window.lastClosed(next.closes())).contains(next);
    }

    @Property(tries = 2000)
    void theEarliestStartIsNotBeforeItsTimeLiesInTheWindowAndIsItsOwnEarliest(
            @ForAll("schedules") RunSchedule schedule, @ForAll("times") Instant time) {
        Window window = window(schedule, "nyse");
        window.earliest(time).ifPresent(start -> {
            assertThat(start).isAfterOrEqualTo(time);
            Span span = window.at(start).orElseThrow();
            assertThat(start).isBefore(span.lastCall());
            assertThat(Calendars.nyse().currentOrNext(span.opens()).contains(span.opens()))
                    .isTrue();
            assertThat(window.earliest(start)).contains(start);
        });
    }

    @Property(tries = 2000)
    void aLaterTimeNeverStartsEarlier(
            @ForAll("schedules") RunSchedule schedule, @ForAll("times") Instant time, @ForAll("times") Instant other) {
        Instant first = time.isBefore(other) ? time : other;
        Instant second = time.isBefore(other) ? other : time;
        Window window = window(schedule, "always");
        Optional<Instant> one = window.earliest(first);
        Optional<Instant> two = window.earliest(second);
        if (one.isPresent() && two.isPresent()) {
            assertThat(two.get()).isAfterOrEqualTo(one.get());
        }
    }

    @Property(tries = 2000)
    void tradingDaysFollowEachOtherWithoutGapsAndASpanLiesInOne(
            @ForAll("schedules") RunSchedule schedule, @ForAll("times") Instant time) {
        TradingDays days = TradingDays.of(schedule, Calendars.always());
        Instant begins = days.begins(days.of(time));
        Instant ends = days.nextAfter(time);
        assertThat(begins).isBeforeOrEqualTo(time);
        assertThat(ends).isAfter(time);
        assertThat(days.of(ends)).isEqualTo(days.of(time).plusDays(1));
        assertThat(days.of(ends.minusNanos(1))).isEqualTo(days.of(time));
        window(schedule, "always").at(time).ifPresent(span -> {
            assertThat(days.of(span.opens())).isEqualTo(days.of(span.closes().minusNanos(1)));
        });
    }
}
