package dev.kuber.platform.schedules;

import static dev.kuber.platform.schedules.Schedules.definition;
import static dev.kuber.platform.schedules.Schedules.planned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.pipelines.Definition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannedRunsTest {

    /** A Sunday. */
    private static final Instant FROM = Instant.parse("2026-11-22T12:00:00Z");

    private static final String WINDOW = "\"start_time\":\"09:30\",\"end_time\":\"16:00\"";
    private static final String RSI = "{\"id\":\"t\",\"agent_type\":\"technical_trigger\"}";

    private static String clock(String config) {
        return "{\"id\":\"t\",\"agent_type\":\"time_trigger\",\"config\":{" + config + "}}";
    }

    private static Definition scheduled(String schedule, String more, String trigger) {
        return definition(
                "\"symbols\":[\"AAPL\"],\"run_mode\":\"run_scheduled\",\"schedule\":{" + schedule + "}" + more,
                trigger);
    }

    @Test
    void aTriggerAtTheOpeningRunsOnceADayAndNotOnHolidays() {
        PlannedRuns planned = planned(scheduled(WINDOW, "", clock("\"schedule\":\"market_open\"")));
        List<PlannedRun> runs = planned.within(FROM, 30);
        assertThat(runs).hasSize(20).allMatch(run -> run.kind() == PlannedRun.Kind.ONCE && run.until() == null);
        assertThat(runs.subList(0, 5))
                .extracting(run -> run.at().toString())
                .containsExactly(
                        "2026-11-23T14:30:00Z",
                        "2026-11-24T14:30:00Z",
                        "2026-11-25T14:30:00Z",
                        "2026-11-27T14:30:00Z",
                        "2026-11-30T14:30:00Z");
        assertThat(runs.getFirst().sentence()).isEqualTo("Runs at 09:30 America/New_York.");
        assertThat(planned.perDay(FROM)).isEqualTo(RunCount.exactly(1));
        assertThat(planned.next(FROM)).contains(Instant.parse("2026-11-23T14:30:00Z"));
        assertThat(planned.sentence(runs, 30))
                .isEqualTo("20 runs in the next 30 days, first at 2026-11-23 09:30 America/New_York.");
    }

    @Test
    void manyRunsOfADayAreOneLineAndTheHalfDayHasFewer() {
        List<PlannedRun> runs =
                planned(scheduled(WINDOW, "", clock("\"interval\":\"PT15M\""))).within(FROM, 7);
        assertThat(runs)
                .extracting(PlannedRun::sentence)
                .containsExactly(
                        "26 runs between 09:30 America/New_York and 15:45 America/New_York.",
                        "26 runs between 09:30 America/New_York and 15:45 America/New_York.",
                        "26 runs between 09:30 America/New_York and 15:45 America/New_York.",
                        "14 runs between 09:30 America/New_York and 12:45 America/New_York.");
    }

    @Test
    void anIntervalOfTheScheduleNeedsNoTrigger() {
        PlannedRuns planned = planned(scheduled(WINDOW + ",\"interval\":\"PT30M\"", "", ""));
        PlannedRun first = planned.within(FROM, 7).getFirst();
        assertThat(first.kind()).isEqualTo(PlannedRun.Kind.WINDOW);
        assertThat(first.runs()).isEqualTo(RunCount.exactly(13));
        assertThat(first.sentence())
                .isEqualTo("13 runs, every 30 min between 09:30 America/New_York and 15:55 America/New_York.");
        assertThat(planned.perDay(FROM)).isEqualTo(RunCount.exactly(13));
        assertThat(planned.next(Instant.parse("2026-11-23T14:30:00Z"))).contains(Instant.parse("2026-11-23T15:00:00Z"));
    }

    @Test
    void aSignalMayComeUpToAsOftenAsTheDaysTradesAllow() {
        String onSignal = "\"symbols\":[\"AAPL\"],\"run_mode\":\"run_on_signal\",\"schedule\":{" + WINDOW + "}";
        assertThat(planned(definition(onSignal + ",\"limits\":{\"trades_per_day\":3}", RSI))
                        .perDay(FROM))
                .isEqualTo(new RunCount(1, 3, true));
        PlannedRuns unlimited = planned(definition(onSignal, RSI));
        assertThat(unlimited.perDay(FROM)).isEqualTo(new RunCount(1, 10, true));
        assertThat(unlimited.next(Instant.parse("2026-11-23T15:00:00Z"))).isEmpty();
        assertThat(unlimited.next(Instant.parse("2026-11-23T20:56:00Z")))
                .contains(Instant.parse("2026-11-24T14:30:00Z"));
        assertThat(unlimited.sentence(unlimited.within(FROM, 7), 7))
                .isEqualTo("Its trigger may fire in 4 time spans in the next 7 days, first from 2026-11-23 09:30"
                        + " America/New_York.");
    }

    @Test
    void aContinuousPipelineRunsOnceOrTwiceAnHourWithinItsLimit() {
        String continuous = "\"symbols\":[\"AAPL\"],\"run_mode\":\"run_continuous\"";
        assertThat(planned(definition(continuous, RSI)).perDay(FROM)).isEqualTo(new RunCount(7, 14, true));
        assertThat(planned(definition(continuous + ",\"limits\":{\"executions_per_day\":8}", RSI))
                        .perDay(FROM))
                .isEqualTo(new RunCount(7, 8, true));
        assertThat(planned(definition(continuous + ",\"calendar\":\"always\"", RSI))
                        .perDay(FROM))
                .isEqualTo(new RunCount(24, 48, true));
    }

    @Test
    void aSingleRunIsPlannedOnce() {
        PlannedRuns planned = planned(definition(
                "\"schedule\":{" + WINDOW + "}", clock("\"schedule\":\"market_close\",\"offset\":\"PT-30M\"")));
        assertThat(planned.within(FROM, 30))
                .extracting(PlannedRun::sentence)
                .containsExactly("Runs once, at 15:30 America/New_York.");
        assertThat(planned.perDay(FROM)).isEqualTo(RunCount.exactly(1));
    }

    @Test
    void timesThatLieOutsideTheWindowAreNeverPlanned() {
        PlannedRuns planned = planned(scheduled(
                "\"start_time\":\"10:00\",\"end_time\":\"11:00\"",
                "",
                clock("\"schedule\":\"times\",\"times\":[\"09:45\",\"10:55\"]")));
        assertThat(planned.within(FROM, 30)).isEmpty();
        assertThat(planned.sentence(List.of(), 30))
                .isEqualTo("No run is planned in the next 30 days: the schedule and the trigger never meet.");
    }

    @Test
    void aMarketThatNeverClosesIsPlannedDayByDayInTheZoneOfTheSchedule() {
        PlannedRun first = planned(scheduled(
                        "\"zone\":\"Europe/Berlin\",\"days\":[\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\",\"saturday\",\"sunday\"],"
                                + "\"interval\":\"PT6H\"",
                        ",\"calendar\":\"always\"",
                        ""))
                .within(FROM, 3)
                .get(1);
        assertThat(first.at()).isEqualTo("2026-11-22T23:00:00Z");
        assertThat(first.kind()).isEqualTo(PlannedRun.Kind.SESSION);
        assertThat(first.runs()).isEqualTo(RunCount.exactly(4));
    }
}
