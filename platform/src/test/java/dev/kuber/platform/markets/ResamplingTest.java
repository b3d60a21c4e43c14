package dev.kuber.platform.markets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.trade.Bars;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ResamplingTest {

    @Test
    void fiveMinutesAreTheFirstOpenTheExtremesTheLastCloseAndTheSumOfVolumes() {
        Bars fine = Samples.walk("2024-01-02T00:00:00Z", Timeframe.M1, 5, 1);
        Bars coarse = Resampling.to(fine, Timeframe.M5, Calendars.always());
        assertThat(coarse.size()).isEqualTo(1);
        assertThat(coarse.open(0)).isEqualTo(fine.open(0));
        assertThat(coarse.close(0)).isEqualTo(fine.close(4));
        double high = 0;
        double volume = 0;
        for (int i = 0; i < 5; i++) {
            high = Math.max(high, fine.high(i));
            volume += fine.volume(i);
        }
        assertThat(coarse.high(0)).isEqualTo(high);
        assertThat(coarse.volume(0)).isEqualTo(volume);
    }

    @Test
    void aBarThatHasNotClosedIsNotGiven() {
        Bars fine = Samples.walk("2024-01-02T00:00:00Z", Timeframe.M1, 14, 1);
        assertThat(Resampling.to(fine, Timeframe.M5, Calendars.always()).size()).isEqualTo(2);
    }

    @Test
    void aBarWithoutTradesAtItsEndClosesWhenItsTimeIsOver() {
        Bars fine = Samples.walk("2024-01-02T00:00:00Z", Timeframe.M1, 4, 1);
        Instant five = Instant.parse("2024-01-02T00:05:00Z");
        assertThat(Resampling.to(fine, Timeframe.M5, Calendars.always(), five).size())
                .isEqualTo(1);
        assertThat(Resampling.to(fine, Timeframe.M5, Calendars.always(), five.minusMillis(1))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void hoursCountFromTheSessionsOpenAndTheLastOneEndsWithTheSession() {
        Bars fine = Samples.walk("2024-01-02T00:00:00Z", Timeframe.M1, 24 * 60, 1);
        Bars hours = Resampling.to(fine, Timeframe.H1, Calendars.nyse());
        assertThat(hours.size()).isEqualTo(7);
        assertThat(hours.bar(0).opens()).isEqualTo("2024-01-02T14:30:00Z");
        assertThat(hours.bar(6).opens()).isEqualTo("2024-01-02T20:30:00Z");
        assertThat(hours.last().closes()).isEqualTo("2024-01-02T21:00:00Z");
    }

    @Test
    void aDailyBarIsOneSessionHalfDaysIncluded() {
        Bars fine = Samples.walk("2024-11-27T00:00:00Z", Timeframe.M5, 3 * 288, 1);
        Bars days = Resampling.to(fine, Timeframe.D1, Calendars.nyse());
        assertThat(days.size()).isEqualTo(2);
        assertThat(days.bar(0).opens()).isEqualTo("2024-11-27T14:30:00Z");
        assertThat(days.bar(1).opens()).isEqualTo("2024-11-29T14:30:00Z");
        assertThat(days.bar(1).closes()).isEqualTo("2024-11-29T18:00:00Z");
        assertThat(days.open(0)).isEqualTo(fine.open(fine.countClosedBy(days.opensAt(0))));
    }

    @Test
    void aWeekRunsFromItsFirstSessionsOpenToItsLastSessionsClose() {
        Bars fine = Samples.walk("2024-08-30T00:00:00Z", Timeframe.M30, 48 * 9, 1);
        Bars weeks = Resampling.to(fine, Timeframe.W1, Calendars.nyse());
        assertThat(weeks.size()).isEqualTo(2);
        assertThat(weeks.bar(1).opens()).isEqualTo("2024-09-03T13:30:00Z");
        assertThat(weeks.bar(1).closes()).isEqualTo("2024-09-06T20:00:00Z");
        Bars crypto = Resampling.to(
                Samples.walk("2024-09-02T00:00:00Z", Timeframe.H1, 24 * 7, 1), Timeframe.W1, Calendars.always());
        assertThat(crypto.last().closes()).isEqualTo("2024-09-09T00:00:00Z");
    }

    @Test
    void resamplingInStepsIsResamplingAtOnce() {
        Bars fine = Samples.walk("2024-03-08T00:00:00Z", Timeframe.M1, 4 * 1440, 3);
        Bars once = Resampling.to(fine, Timeframe.H1, Calendars.nyse());
        Bars twice =
                Resampling.to(Resampling.to(fine, Timeframe.M15, Calendars.nyse()), Timeframe.H1, Calendars.nyse());
        assertThat(twice.size()).isEqualTo(once.size()).isPositive();
        for (int i = 0; i < once.size(); i++) {
            assertThat(twice.bar(i)).isEqualTo(once.bar(i));
        }
    }

    @Test
    void aBarOffTheGridNeverShowsInAPeriodThatClosesBeforeIt() {
        Bars fine = Samples.walk("2024-01-02T00:03:00Z", Timeframe.M5, 100, 3);
        Bars coarse = Resampling.to(fine, Timeframe.M15, Calendars.always());
        for (int i = 0; i < coarse.size(); i++) {
            int known = fine.countClosedBy(coarse.closesAt(i));
            assertThat(coarse.close(i)).isEqualTo(fine.close(known - 1));
        }
    }

    @Test
    void whatCannotBeAddedUpIsRefused() {
        Bars fine = Samples.walk("2024-01-02T00:00:00Z", Timeframe.M15, 10, 1);
        assertThatThrownBy(() -> Resampling.to(fine, Timeframe.M5, Calendars.always()))
                .hasMessage("Bars of 15m do not add up to 5m.");
        assertThat(Resampling.possible(Timeframe.M15, Timeframe.of("20m"))).isFalse();
        assertThat(Resampling.possible(Timeframe.D1, Timeframe.H4)).isFalse();
        assertThat(Resampling.possible(Timeframe.H4, Timeframe.D1)).isTrue();
    }
}
