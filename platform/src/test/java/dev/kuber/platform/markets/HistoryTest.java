package dev.kuber.platform.markets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.port.MarketData.NoData;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final List<Timeframe> FRAMES =
            List.of(Timeframe.M1, Timeframe.M5, Timeframe.M30, Timeframe.H4, Timeframe.D1);

    @Test
    void noBarClosesAfterTheTimeAskedFor() {
        Bars base = Samples.walk("2024-03-07T00:00:00Z", Timeframe.M1, 4 * 1440, 5);
        History history = History.of(base, Calendars.nyse());
        RandomGenerator random = Samples.random(7);
        for (int i = 0; i < 3_000; i++) {
            Timeframe timeframe = FRAMES.get(random.nextInt(FRAMES.size()));
            long now = base.opensAt(0) + random.nextLong(4 * 86_400_000L + 7_200_000L) - 3_600_000L;
            Bars all = history.all(timeframe);
            Bars given = history.bars(timeframe, 50, Instant.ofEpochMilli(now));
            int closed = all.countClosedBy(now);
            assertThat(given.size()).isEqualTo(Math.min(50, closed));
            if (!given.isEmpty()) {
                assertThat(given.last().closes().toEpochMilli()).isLessThanOrEqualTo(now);
                assertThat(given.last()).isEqualTo(all.bar(closed - 1));
            }
            assertThat(history.readings(timeframe, Instant.ofEpochMilli(now)).closes())
                    .isEqualTo(closed == 0 ? 0 : all.closesAt(closed - 1));
        }
    }

    @Test
    void changingEverythingAfterATimeChangesNothingKnownUntilThen() {
        RandomGenerator random = Samples.random(11);
        for (TradingCalendar calendar : List.of(Calendars.nyse(), Calendars.always())) {
            for (int round = 0; round < 20; round++) {
                Bars base = Samples.walk("2024-11-27T00:00:00Z", Timeframe.M1, 3 * 1440, round);
                long t = base.opensAt(0) + random.nextLong(3 * 86_400_000L);
                History one = History.of(base, calendar);
                History other = History.of(Samples.changedAfter(base, t), calendar);
                for (int i = 0; i < 50; i++) {
                    Instant now = Instant.ofEpochMilli(t - (i == 0 ? 0 : random.nextLong(86_400_000L)));
                    for (Timeframe timeframe : FRAMES) {
                        assertSame(one.bars(timeframe, 30, now), other.bars(timeframe, 30, now));
                        assertThat(other.readings(timeframe, now)).isEqualTo(one.readings(timeframe, now));
                    }
                }
            }
        }
    }

    @Test
    void theChangedBarsAreSeenOnceTheyHaveClosed() {
        Bars base = Samples.walk("2024-11-27T00:00:00Z", Timeframe.M1, 100, 1);
        long t = base.closesAt(49);
        History other = History.of(Samples.changedAfter(base, t), Calendars.always());
        Instant next = Instant.ofEpochMilli(base.closesAt(50));
        assertThat(other.bars(Timeframe.M1, 1, next).close(0)).isNotEqualTo(base.close(50));
    }

    @Test
    void beforeTheFirstBarNothingIsKnown() {
        History history = History.of(Samples.walk("2024-03-07T00:00:00Z", Timeframe.M1, 10, 5), Calendars.always());
        Instant before = Instant.parse("2024-03-07T00:00:59Z");
        assertThat(history.bars(Timeframe.M1, 10, before).isEmpty()).isTrue();
        assertThat(history.readings(Timeframe.M1, before).close()).isNaN();
        assertThat(history.readings(Timeframe.M1, before).bars()).isZero();
    }

    @Test
    void aTimeframeFinerThanTheRecordingIsNotServed() {
        History history = History.of(Samples.walk("2024-03-07T00:00:00Z", Timeframe.M5, 10, 5), Calendars.always());
        assertThat(history.serves(Timeframe.M1)).isFalse();
        assertThatThrownBy(() -> history.bars(Timeframe.M1, 1, Instant.EPOCH))
                .isInstanceOf(NoData.class)
                .hasMessage("There are no 1m bars of TEST: the recording has 5m bars, which do not add up to them.");
    }

    private static void assertSame(Bars one, Bars other) {
        assertThat(other.size()).isEqualTo(one.size());
        for (int i = 0; i < one.size(); i++) {
            assertThat(other.bar(i)).isEqualTo(one.bar(i));
        }
    }
}
