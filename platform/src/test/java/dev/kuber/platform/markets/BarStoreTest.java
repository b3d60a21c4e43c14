package dev.kuber.platform.markets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.markets.ParsedBars.Parsed;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Timeframe;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class BarStoreTest {

    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);
    private static final Clock NOON = Clock.fixed(Instant.parse("2024-05-01T12:00:00Z"), ZoneOffset.UTC);

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final KeptBars kept = new KeptBars(jdbc, NOON);
    private long lastId = 100;
    private final BarStore store =
            new BarStore(jdbc, new DataSourceTransactionManager(database), NOON, () -> new UUID(0, lastId++));

    @BeforeEach
    void twoAccounts() {
        for (UUID id : List.of(ANN, BEN)) {
            jdbc.sql("insert into account values (:id, :email, 'x', 'x', false, now())")
                    .param("id", id)
                    .param("email", id + "@example.com")
                    .update();
        }
    }

    @Test
    void whatIsStoredIsLoadedBitForBit() {
        Bars bars = Samples.walk("2024-01-02T00:00:00Z", Timeframe.M1, 40_000, 1);
        BarSeries series = store.put(ANN, file(bars), Calendars.nyse());
        assertThat(store.list(ANN)).containsExactly(series);
        Bars loaded = store.load(series);
        assertThat(loaded.size()).isEqualTo(40_000);
        for (int i = 0; i < bars.size(); i++) {
            assertThat(loaded.bar(i)).isEqualTo(bars.bar(i));
        }
    }

    @Test
    void aRangeHoldsOnlyBarsThatLieWhollyInIt() {
        Bars bars = Samples.walk("2024-01-02T00:00:00Z", Timeframe.M1, 40_000, 1);
        BarSeries series = store.put(ANN, file(bars), Calendars.always());
        Bars range = store.load(series, Instant.parse("2024-01-13T09:00:30Z"), Instant.parse("2024-01-13T10:00:30Z"));
        assertThat(range.bar(0).opens()).isEqualTo("2024-01-13T09:01:00Z");
        assertThat(range.last().closes()).isEqualTo("2024-01-13T10:00:00Z");
        assertThat(store.load(series, Instant.parse("2025-01-01T00:00:00Z"), Instant.MAX)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void everyUserHasBarsOfHerOwn() {
        Bars bars = Samples.walk("2024-01-02T00:00:00Z", Timeframe.M1, 100, 1);
        BarSeries series = store.put(ANN, file(bars), Calendars.always());
        assertThat(store.list(BEN)).isEmpty();
        assertThat(store.find(BEN, series.id())).isEmpty();
        assertThat(store.find(ANN, series.id())).contains(series);
    }

    @Test
    void importingAgainReplacesTheSeriesWhole() {
        store.put(ANN, file(Samples.walk("2024-01-02T00:00:00Z", Timeframe.M1, 40_000, 1)), Calendars.always());
        store.put(ANN, file(Samples.walk("2024-01-02T00:00:00Z", Timeframe.M5, 50, 1)), Calendars.always());
        Bars second = Samples.walk("2024-02-02T00:00:00Z", Timeframe.M1, 50, 2);
        BarSeries series = store.put(ANN, file(second), Calendars.nyse());
        assertThat(store.list(ANN)).extracting(BarSeries::timeframe).containsExactly(Timeframe.M1, Timeframe.M5);
        assertThat(store.list(ANN, Samples.SYMBOL).getFirst()).isEqualTo(series);
        assertThat(store.load(series).bar(0)).isEqualTo(second.bar(0));
        assertThat(chunks()).isEqualTo(2);
    }

    @Test
    void anImportThatFailsLeavesTheOldSeriesAsItWas() {
        Bars bars = Samples.walk("2024-01-02T00:00:00Z", Timeframe.M1, 20_000, 1);
        BarSeries before = store.put(ANN, file(bars), Calendars.always());
        jdbc.sql("alter table bar_chunk add constraint small check (number < 1) not valid")
                .update();
        assertThatThrownBy(() -> store.put(ANN, file(bars), Calendars.always())).isInstanceOf(RuntimeException.class);
        assertThat(store.list(ANN)).containsExactly(before);
        assertThat(store.load(before).size()).isEqualTo(20_000);
    }

    @Test
    void regularBarsAreStoredInFarLessThanTheirSize() {
        store.put(ANN, file(Samples.walk("2024-01-02T00:00:00Z", Timeframe.M1, 16_384, 1)), Calendars.always());
        int bytes = jdbc.sql("select octet_length(columns) from bar_chunk")
                .query(Integer.class)
                .single();
        assertThat(bytes).isLessThan(16_384 * 7 * 8 * 6 / 10);
    }

    @Test
    void barsThatAgentsSawAreKeptOnceAndFoundByTheirContent() {
        Bars bars = Samples.walk("2024-01-02T00:00:00Z", Timeframe.M5, 200, 1);
        String key = kept.keep(bars);
        assertThat(kept.keep(Samples.walk("2024-01-02T00:00:00Z", Timeframe.M5, 200, 1)))
                .isEqualTo(key);
        assertThat(new KeptBars(jdbc, NOON).keep(bars)).isEqualTo(key);
        assertThat(kept.keep(bars.slice(1, 200))).isNotEqualTo(key);
        assertThat(jdbc.sql("select count(*) from market_snapshot")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        Bars found = kept.find(key).orElseThrow();
        assertThat(found.size()).isEqualTo(200);
        assertThat(found.bar(199)).isEqualTo(bars.bar(199));
        assertThat(kept.find("nothing")).isEmpty();
    }

    private int chunks() {
        return jdbc.sql("select count(*) from bar_chunk").query(Integer.class).single();
    }

    private static Parsed file(Bars bars) {
        return new Parsed(
                bars,
                new ImportReport(
                        "generic", "UTC", bars.size(), bars.size(), 0, 1, 2, 0, List.of("One.", "It's \"two\".")));
    }
}
