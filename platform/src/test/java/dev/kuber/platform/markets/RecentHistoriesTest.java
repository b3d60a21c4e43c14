package dev.kuber.platform.markets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentHistoriesTest {

    private final RecentHistories histories = new RecentHistories(250);
    private int loads;

    @Test
    void aHistoryIsLoadedOnceWhileItIsInUse() {
        History first = get(1);
        assertThat(get(1)).isSameAs(first);
        assertThat(loads).isEqualTo(1);
    }

    @Test
    void theOneUsedLongestAgoGoesFirst() {
        get(1);
        get(2);
        get(1);
        get(3);
        assertThat(loads).isEqualTo(3);
        get(1);
        assertThat(loads).isEqualTo(3);
        get(2);
        assertThat(loads).isEqualTo(4);
    }

    private History get(int id) {
        var series = new BarSeries(
                new UUID(0, id),
                Samples.SYMBOL,
                Timeframe.M1,
                "imported",
                Calendars.always(),
                Instant.EPOCH,
                Instant.EPOCH,
                100,
                new ImportReport("generic", "UTC", 100, 100, 0, 0, 0, 0, List.of()),
                Instant.EPOCH);
        return histories.get(series, () -> {
            loads++;
            return History.of(Samples.walk("2024-01-02T00:00:00Z", Timeframe.M1, 100, id), Calendars.always());
        });
    }
}
