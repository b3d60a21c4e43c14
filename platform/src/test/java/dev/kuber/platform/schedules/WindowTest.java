package dev.kuber.platform.schedules;

import static dev.kuber.platform.schedules.Schedules.timetable;
import static dev.kuber.platform.schedules.Schedules.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    private static final String SESSION = "\"start_time\":\"09:30\",\"end_time\":\"16:00\"";
    private static final String NIGHT = "\"start_time\":\"18:00\",\"end_time\":\"02:00\"";

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void aWindowAcrossMidnightIsOpenUntilTheNextMorning() {
        Window night = window("always", NIGHT);
        assertThat(night.at(at("2026-03-02T23:30:00Z"))).map(Span::day).contains(LocalDate.of(2026, 3, 2));
        assertThat(night.at(at("2026-03-03T05:00:00Z"))).map(Span::day).contains(LocalDate.of(2026, 3, 2));
        assertThat(night.at(at("2026-03-03T07:00:00Z"))).isEmpty();
        assertThat(night.lastClosed(at("2026-03-03T05:00:00Z")))
                .map(Span::closes)
                .contains(at("2026-02-28T07:00:00Z"));
        assertThat(night.lastClosed(at("2026-03-03T07:00:00Z")))
                .map(Span::closes)
                .contains(at("2026-03-03T07:00:00Z"));
    }

    @Test
    void theNightThatBeginsOnFridayEndsOnSaturdayAndTheNextBeginsOnMonday() {
        Window night = window("always", NIGHT);
        assertThat(night.at(at("2026-03-07T06:59:59Z"))).isPresent();
        assertThat(night.currentOrNext(at("2026-03-07T07:00:00Z")))
                .map(Span::day)
                .contains(LocalDate.of(2026, 3, 9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a plain day                              | 2026-03-02 | 2026-03-02T14:30:00Z | 2026-03-02T21:00:00Z
            in summer time                           | 2026-07-06 | 2026-07-06T13:30:00Z | 2026-07-06T20:00:00Z
            the half day after Thanksgiving          | 2026-11-27 | 2026-11-27T14:30:00Z | 2026-11-27T18:00:00Z
            a leap day                               | 2024-02-29 | 2024-02-29T14:30:00Z | 2024-02-29T21:00:00Z
            """)
    void aWindowEndsWithTheExchangesSession(String what, LocalDate day, Instant opens, Instant closes) {
        assertThat(window("nyse", SESSION).opening(day)).as(what).contains(new Span(day, opens, closes));
    }

    @Test
    void aWindowAtWhoseEndPositionsAreClosedEndsWhileTheyCanBe() {
        Window flat = window("nyse", SESSION + ",\"flatten_at_end\":true");
        assertThat(flat.opening(LocalDate.of(2026, 3, 2))).map(Span::closes).contains(at("2026-03-02T20:55:00Z"));
        assertThat(flat.opening(LocalDate.of(2026, 11, 27))).map(Span::closes).contains(at("2026-11-27T17:55:00Z"));
        assertThat(window("nyse", "\"start_time\":\"09:30\",\"end_time\":\"15:30\",\"flatten_at_end\":true")
                        .opening(LocalDate.of(2026, 3, 2)))
                .map(Span::closes)
                .contains(at("2026-03-02T20:30:00Z"));
        assertThat(window("always", NIGHT + ",\"flatten_at_end\":true").opening(LocalDate.of(2026, 3, 2)))
                .map(Span::closes)
                .contains(at("2026-03-03T07:00:00Z"));
    }

    @Test
    void aWindowDoesNotComeOnAHoliday() {
        assertThat(window("nyse", SESSION).opening(LocalDate.of(2026, 11, 26))).isEmpty();
        assertThat(window("nyse", SESSION).currentOrNext(at("2026-11-26T15:00:00Z")))
                .map(Span::day)
                .contains(LocalDate.of(2026, 11, 27));
    }

    @Test
    void aTraderInTokyoTradesNewYorkAcrossHisMidnightAndWinterTimeShortensIt() {
        Window tokyo = window("nyse", "\"start_time\":\"22:30\",\"end_time\":\"05:00\",\"zone\":\"Asia/Tokyo\"");
        assertThat(tokyo.opening(LocalDate.of(2026, 7, 6)))
                .contains(new Span(LocalDate.of(2026, 7, 6), at("2026-07-06T13:30:00Z"), at("2026-07-06T20:00:00Z")));
        assertThat(tokyo.opening(LocalDate.of(2026, 1, 5)))
                .contains(new Span(LocalDate.of(2026, 1, 5), at("2026-01-05T14:30:00Z"), at("2026-01-05T20:00:00Z")));
    }

    @Test
    void theNightInWhichTheClockIsSetIsAnHourShorterOrLonger() {
        Window night = window("always", "\"start_time\":\"22:00\",\"end_time\":\"06:00\",\"days\":[\"saturday\"]");
        assertThat(length(night, "2026-03-07")).isEqualTo(Duration.ofHours(7));
        assertThat(length(night, "2026-10-31")).isEqualTo(Duration.ofHours(9));
    }

    private static Duration length(Window window, String day) {
        Span span = window.opening(LocalDate.parse(day)).orElseThrow();
        return Duration.between(span.opens(), span.closes());
    }

    @Test
    void aWindowInTheHourThatIsSkippedDoesNotComeThatDay() {
        Window skipped =
                window("always", "\"start_time\":\"02:10\",\"end_time\":\"02:50\",\"days\":[\"saturday\",\"sunday\"]");
        assertThat(skipped.opening(LocalDate.of(2026, 3, 8))).isEmpty();
        assertThat(skipped.opening(LocalDate.of(2026, 3, 7))).isPresent();
    }

    @Test
    void nothingStartsInTheLastFiveMinutes() {
        Window session = window("nyse", SESSION);
        assertThat(session.earliest(at("2026-03-02T20:54:59Z"))).contains(at("2026-03-02T20:54:59Z"));
        assertThat(session.earliest(at("2026-03-02T20:55:00Z"))).contains(at("2026-03-03T14:30:00Z"));
        assertThat(session.earliest(at("2026-03-06T21:00:00Z"))).contains(at("2026-03-09T13:30:00Z"));
    }

    @Test
    void daysWithoutTimesAreOpenFromMidnightToMidnightWithoutABreak() {
        Window weekdays = window("always", "\"zone\":\"Europe/Berlin\"");
        assertThat(weekdays.currentOrNext(at("2026-03-04T12:00:00Z")))
                .contains(new Span(LocalDate.of(2026, 3, 2), at("2026-03-01T23:00:00Z"), at("2026-03-06T23:00:00Z")));
        assertThat(timetable(
                                "always",
                                "\"days\":[\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\",\"saturday\",\"sunday\"]")
                        .window())
                .isEmpty();
    }

    @Test
    void anIntervalCountsFromTheOpening() {
        Timetable every = timetable("nyse", SESSION + ",\"interval\":\"PT1H30M\"");
        assertThat(every.nextStart(at("2026-03-02T14:30:00Z"))).contains(at("2026-03-02T14:30:00Z"));
        assertThat(every.nextStart(at("2026-03-02T14:30:00.001Z"))).contains(at("2026-03-02T16:00:00Z"));
        assertThat(every.nextStart(at("2026-03-02T20:00:00Z"))).contains(at("2026-03-02T20:30:00Z"));
        assertThat(every.nextStart(at("2026-03-02T20:31:00Z"))).contains(at("2026-03-03T14:30:00Z"));
    }

    @Test
    void aTradingDayBeginsAtMidnightInItsZoneOrWhereAWindowGoesAcrossItWithTheWindow() {
        TradingDays newYork = timetable("nyse", SESSION).days();
        assertThat(newYork.of(at("2026-03-03T04:59:59Z"))).isEqualTo("2026-03-02");
        assertThat(newYork.of(at("2026-03-03T05:00:00Z"))).isEqualTo("2026-03-03");
        TradingDays night = timetable("always", NIGHT).days();
        assertThat(night.of(at("2026-03-03T06:00:00Z"))).isEqualTo("2026-03-02");
        assertThat(night.of(at("2026-03-03T22:59:59Z"))).isEqualTo("2026-03-02");
        assertThat(night.nextAfter(at("2026-03-03T06:00:00Z"))).isEqualTo("2026-03-03T23:00:00Z");
    }

    @Test
    void aStartIsMissedAsTheScheduleSays() {
        Timetable late = timetable("nyse", SESSION + ",\"late\":\"run\",\"tolerance\":\"PT10M\"");
        assertThat(late.missed(Duration.ofMinutes(10))).isFalse();
        assertThat(late.missed(Duration.ofMinutes(11))).isTrue();
        Timetable never = timetable("nyse", SESSION + ",\"late\":\"skip\",\"tolerance\":\"PT10M\"");
        assertThat(never.missed(Duration.ofSeconds(30))).isFalse();
        assertThat(never.missed(Duration.ofMinutes(2))).isTrue();
    }
}
