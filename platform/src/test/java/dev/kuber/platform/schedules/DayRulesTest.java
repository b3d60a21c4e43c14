package dev.kuber.platform.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.pipelines.DailyLimits;
import dev.kuber.port.RunTimes;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DayRulesTest {

    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final String SESSION = "\"start_time\":\"09:30\",\"end_time\":\"16:00\"";

    private final MemoryDayBook book = new MemoryDayBook();
    private Instant now = Instant.parse("2026-03-02T15:00:00Z");

    private DayRules rules(String schedule, String limits) {
        var settings = Schedules.definition("\"schedule\":{" + schedule + "},\"limits\":{" + limits + "}", "")
                .settings();
        return new DayRules("p1", Timetable.of(settings, Calendars.nyse()), book, () -> now);
    }

    private static RunTimes times(DayRules rules, String execution) {
        return rules.runTimes(execution, true, () -> Money.of(100_000), _ -> false);
    }

    private static DayFigures figures(int trades, int executions, @Nullable Money equity, String... profits) {
        return new DayFigures(
                trades, executions, List.of(profits).stream().map(Money::of).toList(), equity);
    }

    @Test
    void eachLimitIsReachedByItsLastAndSaysTheFigures() {
        var limits = new DailyLimits(3, 5, Money.of(500), new BigDecimal("2.5"));
        Money equity = Money.of(10_000);
        assertThat(Reached.by(figures(2, 4, equity, "-249.99"), limits)).isEmpty();
        assertThat(Reached.by(figures(3, 4, equity), limits))
                .contains(new Reached(Reached.Kind.TRADES, "Daily limit reached: 3 of 3 trades."));
        assertThat(Reached.by(figures(2, 5, equity), limits))
                .contains(new Reached(Reached.Kind.EXECUTIONS, "Daily limit reached: 5 of 5 executions."));
        assertThat(Reached.by(figures(2, 4, null, "100", "-612.30"), limits))
                .map(Reached::sentence)
                .contains("Daily limit reached: the day's closed trades lost $512.30, the limit is $500.00.");
        assertThat(Reached.by(figures(2, 4, equity, "300", "-250"), limits))
                .map(Reached::sentence)
                .contains(
                        "Daily limit reached: the day's profit fell by $250.00 from its best, 2.50 % of the $10,000.00 in"
                                + " the account when the day began; the limit is 2.5 %.");
    }

    @Test
    void ofTwoExecutionsThatWantTheLastTradeOneGetsIt() {
        DayRules rules = rules("", "\"trades_per_day\":1");
        assertThat(rules.entryRefusal("e1", AAPL)).isEmpty();
        assertThat(rules.entryRefusal("e2", AAPL)).contains("Daily limit reached: 1 of 1 trades.");
        assertThat(rules.entryRefusal("e1", AAPL))
                .as("asked again after a crash")
                .isEmpty();
        book.refused("e1", AAPL);
        assertThat(rules.entryRefusal("e2", AAPL))
                .as("nothing came of the first")
                .isEmpty();
    }

    @Test
    void anExecutionCountsForTheDayOnWhichItsTriggerFires() {
        DayRules rules = rules("", "\"executions_per_day\":1");
        assertThat(times(rules, "e1").begin().granted()).isTrue();
        assertThat(times(rules, "e2").begin())
                .isEqualTo(new RunTimes.Permission(false, "Daily limit reached: 1 of 1 executions."));
        now = now.plus(Duration.ofDays(1));
        assertThat(times(rules, "e2").begin().granted())
                .as("the first still waits")
                .isFalse();
        book.fired("e1", now);
        book.ended("e1");
        assertThat(times(rules, "e2").begin().granted()).as("it was today's").isFalse();
        now = now.plus(Duration.ofDays(1));
        assertThat(times(rules, "e2").begin().granted()).isTrue();
    }

    @Test
    void oneThatEndedWhileItWaitedCountsForNothing() {
        DayRules rules = rules("", "\"executions_per_day\":1");
        assertThat(times(rules, "e1").begin().granted()).isTrue();
        book.ended("e1");
        assertThat(times(rules, "e2").begin().granted()).isTrue();
    }

    @Test
    void aTimeTriggerThatIsArmedPassesOverTheRestOfADayWhoseLimitIsReached() {
        DayRules rules = rules(SESSION, "\"loss_per_day\":\"100\"");
        RunTimes times = times(rules, "e1");
        assertThat(times.from(now)).contains(now);
        book.closed(now, Money.of(-100));
        assertThat(times.from(now)).contains(Instant.parse("2026-03-03T14:30:00Z"));
        now = Instant.parse("2026-03-03T15:00:00Z");
        assertThat(times.from(now)).contains(now);
    }

    @Test
    void noEntryOutsideOfTheWindow() {
        DayRules rules = rules(SESSION, "");
        assertThat(rules.entryRefusal("e1", AAPL)).isEmpty();
        now = Instant.parse("2026-03-02T20:59:59Z");
        assertThat(rules.entryRefusal("e1", AAPL))
                .as("what has begun may go on in the last minutes")
                .isEmpty();
        now = Instant.parse("2026-03-02T21:00:00Z");
        assertThat(rules.entryRefusal("e1", AAPL))
                .contains("The pipeline's window is closed, so it opens no positions before Tue 3 Mar 09:30"
                        + " America/New_York.");
    }

    @Test
    void aFireOutsideOfTheWindowSleepsUntilItOpens() {
        DayRules rules = rules(SESSION, "");
        assertThat(rules.notNow(now, false, false)).isEmpty();
        now = Instant.parse("2026-03-02T20:55:00Z");
        assertThat(rules.notNow(now, false, false))
                .flatMap(DayRules.NotNow::again)
                .contains(Instant.parse("2026-03-03T14:30:00Z"));
        assertThat(rules.notNow(now, true, false))
                .as("to wait for a planned time")
                .isEmpty();
    }

    @Test
    void aMissedNightRunsOnceAndOnlyWithinItsTolerance() {
        String every = SESSION + ",\"interval\":\"PT1H\"";
        Instant planned = Instant.parse("2026-03-02T15:30:00Z");
        DayRules rules = rules(every, "");
        now = planned.plusSeconds(2);
        assertThat(rules.notNow(planned, false, false)).isEmpty();
        now = Instant.parse("2026-03-05T15:31:00Z");
        assertThat(rules.notNow(planned, false, false))
                .as("late, within the tolerance")
                .isEmpty();
        assertThat(rules.notNow(planned, false, true))
                .flatMap(DayRules.NotNow::again)
                .as("left out: of all that were missed none, then the next")
                .contains(Instant.parse("2026-03-05T16:30:00Z"));
    }

    @Test
    void theBellRingsForTheLastCallAndTheEndAndOnceForEach() {
        Window night = Schedules.window("always", "\"start_time\":\"18:00\",\"end_time\":\"02:00\",\"zone\":\"UTC\"");
        Instant seen = Instant.parse("2026-03-02T10:00:00Z");
        Instant closes = Instant.parse("2026-03-03T02:00:00Z");
        Bell midnight = Bell.at(night, seen, Instant.parse("2026-03-03T00:00:00Z"));
        assertThat(midnight).isEqualTo(new Bell(null, null, java.util.Optional.of(closes.minusSeconds(300))));
        Bell call = Bell.at(night, seen, closes.minusSeconds(300));
        assertThat(call.lastCall()).isNotNull();
        assertThat(call.next()).contains(closes);
        Bell end = Bell.at(night, seen, closes);
        assertThat(end.ended()).isEqualTo(call.lastCall());
        assertThat(end.next()).contains(Instant.parse("2026-03-04T01:55:00Z"));
        assertThat(Bell.at(night, closes, closes.plusSeconds(60)).ended()).isNull();
        assertThat(Bell.at(night, seen, closes.plus(Duration.ofDays(3))).ended())
                .as("after days only the last")
                .satisfies(span -> assertThat(span.closes()).isEqualTo("2026-03-06T02:00:00Z"));
    }
}
