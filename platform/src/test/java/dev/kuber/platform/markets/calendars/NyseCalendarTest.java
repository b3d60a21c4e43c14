package dev.kuber.platform.markets.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.markets.SharedData;
import dev.kuber.port.TradingCalendar;
import dev.kuber.port.TradingCalendar.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NyseCalendarTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private final TradingCalendar nyse = Calendars.named("nyse");

    @Test
    void aRegularSessionFollowsDaylightSaving() {
        assertThat(session("2024-03-08").opens()).isEqualTo("2024-03-08T14:30:00Z");
        assertThat(session("2024-03-11").opens()).isEqualTo("2024-03-11T13:30:00Z");
        assertThat(session("2024-11-01").closes()).isEqualTo("2024-11-01T20:00:00Z");
        assertThat(session("2024-11-04").closes()).isEqualTo("2024-11-04T21:00:00Z");
    }

    @Test
    void daylightSavingBeganInAprilBefore2007() {
        assertThat(session("2006-03-20").opens()).isEqualTo("2006-03-20T14:30:00Z");
        assertThat(session("2007-03-20").opens()).isEqualTo("2007-03-20T13:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001-09-11",
                "2001-09-14",
                "2004-06-11",
                "2007-01-02",
                "2012-10-29",
                "2012-10-30",
                "2018-12-05",
                "2025-01-09",
                "2000-01-17",
                "2022-06-20",
                "2021-07-05",
                "2020-07-03",
                "2023-01-02",
                "2024-03-29",
                "2027-12-24",
                "2024-07-06"
            })
    void holidaysAndSpecialClosingsHaveNoSession(String day) {
        assertThat(nyse.session(LocalDate.parse(day))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001-09-10", "2001-09-17", "2021-06-18", "2021-12-31", "2010-12-31", "2027-12-31"})
    void aDayThatOnlyLooksLikeAHolidayIsAFullDay(String day) {
        assertThat(session(day).closes().atZone(NEW_YORK).toLocalTime()).isEqualTo(LocalTime.of(16, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-29, 13:00",
        "2024-12-24, 13:00",
        "2024-07-03, 13:00",
        "2002-07-03, 16:00",
        "2002-07-05, 13:00",
        "2003-12-26, 13:00",
        "2026-07-02, 16:00"
    })
    void halfDaysCloseAtOne(String day, LocalTime close) {
        assertThat(session(day).closes().atZone(NEW_YORK).toLocalTime()).isEqualTo(close);
    }

    @Test
    void theExchangeOpenedAtNoonOnTheAnniversaryOfTheAttacks() {
        assertThat(session("2002-09-11").opens()).isEqualTo("2002-09-11T16:00:00Z");
    }

    @Test
    void outsideTheKnownYearsItSaysSo() {
        assertThatThrownBy(() -> nyse.session(LocalDate.of(2029, 1, 2)))
                .hasMessage("The NYSE calendar is known from 2000-01-01 to 2028-12-31, not for 2029-01-02.");
        assertThatThrownBy(() -> nyse.session(LocalDate.of(1999, 12, 31))).hasMessageContaining("1999-12-31");
    }

    @Test
    void anUnknownCalendarIsRefusedByName() {
        assertThatThrownBy(() -> Calendars.named("lse"))
                .hasMessage("There is no trading calendar called 'lse': use nyse or always.");
    }

    @Test
    void theNextSessionAfterALongWeekendIsTuesday() {
        Session next = nyse.next(Instant.parse("2024-08-30T20:00:00Z"));
        assertThat(next.day()).isEqualTo("2024-09-03");
        assertThat(nyse.isOpen(Instant.parse("2024-09-03T13:30:00Z"))).isTrue();
        assertThat(nyse.isOpen(Instant.parse("2024-09-03T20:00:00Z"))).isFalse();
    }

    @Test
    void alwaysIsOpenAndItsSessionIsTheUtcDay() {
        TradingCalendar always = Calendars.named("always");
        Session session = always.currentOrNext(Instant.parse("2024-12-25T23:59:59Z"));
        assertThat(session.opens()).isEqualTo("2024-12-25T00:00:00Z");
        assertThat(session.closes()).isEqualTo("2024-12-26T00:00:00Z");
        assertThat(always.isOpen(Instant.parse("2024-12-25T12:00:00Z"))).isTrue();
    }

    @Test
    void everyDayAgreesWithTheReferenceCalendar() throws IOException {
        JsonNode hours = JsonMapper.shared()
                .readTree(Files.readString(SharedData.file("calendar/us-equity-market-hours.json")))
                .path("entries")
                .path("Equity-usa-[*]");
        Set<LocalDate> holidays = hours.path("holidays")
                .valueStream()
                .map(n -> parsed(n.stringValue()))
                .collect(Collectors.toCollection(HashSet::new));
        Set<LocalDate> halfDays = hours.path("earlyCloses")
                .propertyStream()
                .map(e -> parsed(e.getKey()))
                .collect(Collectors.toCollection(HashSet::new));
        int sessions = 0;
        for (LocalDate day = LocalDate.of(2000, 1, 1); day.getYear() <= 2028; day = day.plusDays(1)) {
            boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
            assertThat(nyse.session(day).isEmpty())
                    .as("closed on %s", day)
                    .isEqualTo(weekend || holidays.contains(day));
            if (nyse.session(day).isPresent()) {
                sessions++;
                assertThat(session(day.toString()).closes().atZone(NEW_YORK).toLocalTime())
                        .as("close of %s", day)
                        .isEqualTo(halfDays.contains(day) ? LocalTime.of(13, 0) : LocalTime.of(16, 0));
            }
        }
        assertThat(sessions).isGreaterThan(7_000);
    }

    private static LocalDate parsed(String day) {
        return LocalDate.parse(day, DateTimeFormatter.ofPattern("M/d/yyyy"));
    }

    private Session session(String day) {
        return nyse.session(LocalDate.parse(day)).orElseThrow();
    }
}
