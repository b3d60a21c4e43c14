package dev.kuber.agents.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.agents.trigger.Schedule.Kind;
import dev.kuber.fact.TriggerArmed;
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.TradingCalendar;
import dev.kuber.testing.AgentTester;
import dev.kuber.testing.OpenCalendar;
import dev.kuber.testing.Result;
import dev.kuber.trade.Symbol;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeTriggerTest {

    @Test
    void itWaitsForThePlannedTimeAndFiresThen() {
        var tester = AgentTester.of(new TimeTrigger())
                .with(TradingCalendar.class, new NewYork())
                .at(Instant.parse("2026-03-02T15:02:00Z"));

        Result waiting = tester.run();
        assertThat(waiting.until()).isEqualTo("2026-03-02T15:05:00Z");
        assertThat(waiting.fact(TriggerArmed.class).until()).isEqualTo("2026-03-02T15:05:00Z");

        Result early = tester.at(Instant.parse("2026-03-02T15:04:00Z")).run();
        assertThat(early.until()).isEqualTo("2026-03-02T15:05:00Z");
        assertThat(early.facts()).isEmpty();

        Result fired = tester.at(Instant.parse("2026-03-02T15:05:01Z")).run();
        assertThat(fired.done()).isTrue();
        assertThat(fired.fact(TriggerFired.class).at()).isEqualTo("2026-03-02T15:05:00Z");
        assertThat(fired.fact(TriggerFired.class).symbols()).containsExactly(Symbol.of("AAPL"));
    }

    @Test
    void aTriggerArmedAtAPlannedTimeWaitsForTheNextOne() {
        assertThat(next(interval("PT5M"), "2026-03-02T15:05:00Z")).isEqualTo("2026-03-02T15:10:00Z");
    }

    @Test
    void anotherTriggersWaitIsNotItsOwn() {
        var tester = AgentTester.of(new TimeTrigger()).with(TradingCalendar.class, new OpenCalendar());
        tester.fact(new TriggerArmed("another", AgentTester.START, AgentTester.START, "Armed."));

        assertThat(tester.run().waits()).isTrue();
    }

    @Test
    void anIntervalCountsFromTheOpeningAndEndsBeforeTheClose() {
        TimeSettings config = interval("PT1H");
        assertThat(next(config, "2026-03-02T15:00:00Z")).isEqualTo("2026-03-02T15:30:00Z");
        assertThat(next(config, "2026-03-02T20:30:00Z")).isEqualTo("2026-03-03T14:30:00Z");
        assertThat(next(config, "2026-03-06T21:00:00Z")).isEqualTo("2026-03-09T13:30:00Z");
    }

    @Test
    void anIntervalNeverFiresAtTheClose() {
        assertThat(next(interval("PT30M"), "2026-03-02T20:30:00Z")).isEqualTo("2026-03-03T14:30:00Z");
    }

    @Test
    void theOpeningMovesWithDaylightSaving() {
        TimeSettings open = sessions(Kind.MARKET_OPEN, "PT15M");
        assertThat(next(open, "2026-03-06T20:00:00Z")).isEqualTo("2026-03-09T13:45:00Z");
        assertThat(next(open, "2026-03-05T20:00:00Z")).isEqualTo("2026-03-06T14:45:00Z");
    }

    @Test
    void holidaysAndWeekendsHaveNoOpening() {
        assertThat(next(sessions(Kind.MARKET_OPEN, "PT0S"), "2026-07-02T20:00:00Z"))
                .isEqualTo("2026-07-06T13:30:00Z");
    }

    @Test
    void theCloseOfAHalfDayIsEarly() {
        assertThat(next(sessions(Kind.MARKET_CLOSE, "-PT10M"), "2026-11-27T15:00:00Z"))
                .isEqualTo("2026-11-27T17:50:00Z");
    }

    @Test
    void anOffsetBeyondAHalfDayLeavesThatDayOut() {
        assertThat(next(sessions(Kind.MARKET_OPEN, "PT4H"), "2026-11-27T14:00:00Z"))
                .isEqualTo("2026-11-30T18:30:00Z");
    }

    @Test
    void anOffsetBeforeTheOpeningFiresBeforeTheMarketOpens() {
        assertThat(next(sessions(Kind.MARKET_OPEN, "-PT30M"), "2026-03-02T13:59:00Z"))
                .isEqualTo("2026-03-02T14:00:00Z");
        assertThat(next(sessions(Kind.MARKET_OPEN, "-PT30M"), "2026-03-02T14:00:00Z"))
                .isEqualTo("2026-03-03T14:00:00Z");
    }

    @Test
    void timesOfDayAreTheExchangesAndKeepToChosenDays() {
        var config = new TimeSettings(
                Kind.TIMES,
                Duration.ZERO,
                List.of(LocalTime.of(15, 30), LocalTime.of(10, 0)),
                List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY),
                "0 0 * * *",
                Duration.ofMinutes(5),
                true);
        assertThat(next(config, "2026-03-02T14:00:00Z")).isEqualTo("2026-03-02T15:00:00Z");
        assertThat(next(config, "2026-03-02T15:00:00Z")).isEqualTo("2026-03-02T20:30:00Z");
        assertThat(next(config, "2026-03-02T20:30:00Z")).isEqualTo("2026-03-04T15:00:00Z");
    }

    @Test
    void aTimeAfterTheCloseOfAHalfDayIsLeftOut() {
        assertThat(next(cron("0 15 * * *", true), "2026-11-26T21:00:00Z")).isEqualTo("2026-11-30T20:00:00Z");
    }

    @Test
    void aTimeThatDaylightSavingSkipsFiresAsMuchLater() {
        assertThat(next(cron("30 2 8 3 *", false), "2026-03-01T00:00:00Z")).isEqualTo("2026-03-08T07:30:00Z");
    }

    @Test
    void aTimeThatOccursTwiceFiresOnce() {
        TimeSettings config = cron("30 1 * * *", false);
        assertThat(next(config, "2026-11-01T00:00:00Z")).isEqualTo("2026-11-01T05:30:00Z");
        assertThat(next(config, "2026-11-01T05:30:00Z")).isEqualTo("2026-11-02T06:30:00Z");
    }

    @Test
    void aLeapDayIsFoundYearsAhead() {
        assertThat(next(cron("0 12 29 2 *", false), "2026-03-01T00:00:00Z")).isEqualTo("2028-02-29T17:00:00Z");
    }

    @Test
    void aScheduleThatNeverFiresSaysSo() {
        var tester = AgentTester.of(new TimeTrigger())
                .config(cron("0 3 * * *", true))
                .with(TradingCalendar.class, new NewYork());

        assertThat(tester.run().failed()).contains("names no time");
    }

    @Test
    void wrongSettingsAreRefusedNamingTheirField() {
        assertThatThrownBy(() -> cron("61 * * * *", true)).hasMessageStartingWith("cron: '61' is no minute");
        assertThatThrownBy(() -> cron("* * *", true)).hasMessageContaining("needs five fields");
        assertThatThrownBy(() -> interval("PT0S")).hasMessageStartingWith("interval:");
        assertThatThrownBy(() -> sessions(Kind.MARKET_OPEN, "PT13H")).hasMessageStartingWith("offset:");
    }

    private static TimeSettings interval(String every) {
        return new TimeSettings(
                Kind.INTERVAL, Duration.ZERO, List.of(), List.of(), "0 0 * * *", Duration.parse(every), true);
    }

    private static TimeSettings sessions(Kind kind, String offset) {
        return new TimeSettings(
                kind, Duration.parse(offset), List.of(), List.of(), "0 0 * * *", Duration.ofMinutes(5), true);
    }

    private static TimeSettings cron(String text, boolean sessionsOnly) {
        return new TimeSettings(
                Kind.CRON, Duration.ZERO, List.of(), List.of(), text, Duration.ofMinutes(5), sessionsOnly);
    }

    private static Instant next(TimeSettings config, String now) {
        return Schedule.next(config, new NewYork(), Instant.parse(now)).orElseThrow();
    }
}
