package dev.kuber.platform.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleRulesTest {

    private static List<Problem> problems(String settings) {
        return Validation.of(
                Samples.settings("\"symbols\":[\"AAPL\"]," + settings, "clock data", "clock>data"),
                SampleAgents.CATALOG);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "start_time":"09:30"                                  | end_time   | The window opens at 09:30 and never closes: say until when, or leave both times empty.
            "end_time":"16:00"                                    | start_time | The window closes at 16:00 and never opens: say from when, or leave both times empty.
            "start_time":"10:00","end_time":"10:00"               | end_time   | The window opens and closes at 10:00: leave both times empty to run all day.
            "start_time":"10:00","end_time":"10:05"               | end_time   | A window of 5 min is too short: nothing starts in its last 5 minutes.
            "days":[]                                             | days       | Choose at least one day on which the pipeline may run.
            "flatten_at_end":true                                 | flatten_at_end | Positions can be closed at the end of a window only: say from when until when the pipeline runs.
            "stop_at_end":true                                    | stop_at_end | The pipeline can stop at the end of a window only: say from when until when it runs.
            "start_time":"10:00","end_time":"11:00","interval":"PT1H30M" | interval | An interval of 1 h 30 min is longer than the window, which is open for 1 h.
            "start_time":"18:00","end_time":"02:00"               | start_time | The NYSE is closed all through this window: it trades on weekdays from 09:30 to 16:00 New York time.
            "days":["saturday"]                                   | days       | The NYSE is closed all through this window: it trades on weekdays from 09:30 to 16:00 New York time.
            """)
    void whatCannotWorkIsSaidWithItsField(String schedule, String field, String message) {
        assertThat(problems("\"run_mode\":\"run_scheduled\",\"schedule\":{" + schedule + "}"))
                .containsExactly(Problem.error(null, "settings.schedule." + field, message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nyse   | "start_time":"09:30","end_time":"16:00","flatten_at_end":true,"stop_at_end":true,"interval":"PT15M"
            nyse   | "start_time":"22:30","end_time":"05:00","zone":"Asia/Tokyo"
            nyse   | "start_time":"22:30","end_time":"05:00","zone":"Asia/Tokyo","days":["friday"]
            nyse   | "start_time":"15:00","end_time":"14:00","days":["sunday"]
            always | "start_time":"18:00","end_time":"02:00","days":["saturday"]
            always | "start_time":"18:00","end_time":"02:00","interval":"PT8H"
            nyse   | "zone":"Europe/Berlin"
            """)
    void whatCanWorkIsLeftAlone(String calendar, String schedule) {
        assertThat(problems("\"calendar\":\"" + calendar + "\",\"run_mode\":\"run_scheduled\",\"schedule\":{" + schedule
                        + "}"))
                .isEmpty();
    }

    @Test
    void aWindowAcrossMidnightIsAsLongAsItIsOpen() {
        assertThat(problems(
                        "\"calendar\":\"always\",\"run_mode\":\"run_scheduled\",\"schedule\":{\"start_time\":\"22:00\","
                                + "\"end_time\":\"02:00\",\"interval\":\"PT5H\"}"))
                .extracting(Problem::message)
                .containsExactly("An interval of 5 h is longer than the window, which is open for 4 h.");
    }

    @Test
    void anIntervalIsATriggerOfItsOwnAndOnASingleRunItMeansNothing() {
        String every = "\"symbols\":[\"AAPL\"],\"run_mode\":\"%s\",\"schedule\":{\"interval\":\"PT15M\"}";
        assertThat(Validation.of(Samples.settings(every.formatted("run_scheduled"), "data"), SampleAgents.CATALOG))
                .isEmpty();
        assertThat(Validation.of(Samples.settings(every.formatted("run_once"), "data"), SampleAgents.CATALOG))
                .containsExactly(Problem.warning(
                        null,
                        "settings.schedule.interval",
                        "The pipeline runs once, so nothing is repeated: choose the run mode run_scheduled."));
    }

    @Test
    void theSettingsSayWhatTheScheduleIsFor() {
        var schema = Definitions.settingsSchema();
        assertThat(schema.at("/properties/schedule/properties/tolerance/x-maximum")
                        .asString())
                .isEqualTo("PT24H");
        assertThat(schema.at("/properties/schedule/properties/days/items/enum").size())
                .isEqualTo(7);
        assertThat(schema.at("/properties/limits/properties/drawdown_percent/x-unit")
                        .asString())
                .isEqualTo("%");
    }
}
