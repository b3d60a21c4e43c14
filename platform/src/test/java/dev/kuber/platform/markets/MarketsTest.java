package dev.kuber.platform.markets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.markets.ImportResult.Imported;
import dev.kuber.platform.markets.ImportResult.Refused;
import dev.kuber.port.MarketData.NoData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class MarketsTest {

    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);
    private static final Clock NOON = Clock.fixed(Instant.parse("2024-05-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Symbol TEST = Symbol.of("TEST");

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final KeptBars keptBars = new KeptBars(jdbc, NOON);
    private final Markets markets = new Markets(
            new BarStore(jdbc, new DataSourceTransactionManager(database), NOON, UUID::randomUUID), keptBars, NOON);

    @BeforeEach
    void anAccount() {
        jdbc.sql("insert into account values (:id, 'a@example.com', 'x', 'x', false, now())")
                .param("id", ANN)
                .update();
    }

    @Test
    void anImportedFileIsListedBesideTheSyntheticSymbols() throws IOException {
        assertThat(markets.symbols(ANN)).hasSize(5);
        BarSeries series = imported(TEST, minutes(120));
        assertThat(markets.symbols(ANN))
                .hasSize(6)
                .contains(new ListedSymbol(
                        TEST, "TEST", List.of("imported"), List.of(Timeframe.M1), series.from(), series.to(), 120));
        assertThat(markets.symbols(BEN)).hasSize(5);
        imported(Symbol.of("ORBT"), minutes(10));
        assertThat(markets.symbols(ANN)).hasSize(6);
        assertThat(markets.symbols(ANN).get(2).sources()).containsExactly("imported", "synthetic");
    }

    @Test
    void aBrokenFileChangesNothing() throws IOException {
        imported(TEST, minutes(120));
        ImportResult result = markets.importCsv(ANN, stream(minutes(5) + "rubbish\n"), TEST, ImportOptions.NONE);
        assertThat(result)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().line()).isEqualTo(7));
        assertThat(markets.series(ANN).getFirst().bars()).isEqualTo(120);
    }

    @Test
    void barsAreResampledForAChart() throws IOException {
        imported(TEST, minutes(120));
        Bars bars = markets.bars(ANN, query(TEST, Timeframe.M15, "imported", null, null, 5));
        assertThat(bars.size()).isEqualTo(5);
        assertThat(bars.last().closes()).isEqualTo("2024-01-02T02:00:00Z");
        Bars first = markets.bars(ANN, query(TEST, Timeframe.M15, "imported", "2024-01-02T00:20:00Z", null, 2));
        assertThat(first.bar(0).opens()).isEqualTo("2024-01-02T00:30:00Z");
        assertThat(first.size()).isEqualTo(2);
        assertThat(markets.bars(ANN, query(TEST, Timeframe.M15, "imported", null, "2024-01-02T00:20:00Z", 9))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void theSyntheticMarketIsShownUntilNow() {
        Bars bars = markets.bars(ANN, query(Symbol.of("ORBT"), Timeframe.H1, "synthetic", null, null, 50));
        assertThat(bars.size()).isEqualTo(50);
        assertThat(bars.last().closes()).isEqualTo("2024-05-01T12:00:00Z");
        Bars from = markets.bars(
                ANN, query(Symbol.of("ORBT"), Timeframe.H1, "synthetic", "2020-01-01T00:00:00Z", null, 50));
        assertThat(from.bar(0).opens()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(from.size()).isEqualTo(50);
    }

    @Test
    void whatIsNotThereIsSaidInASentence() throws IOException {
        imported(TEST, minutes(120));
        assertThatThrownBy(() -> markets.bars(BEN, query(TEST, Timeframe.M1, "imported", null, null, 5)))
                .isInstanceOf(NoData.class)
                .hasMessage("You have no imported bars of TEST: import a CSV file first.");
        assertThatThrownBy(() -> markets.bars(ANN, query(TEST, Timeframe.M1, "real", null, null, 5)))
                .hasMessage("There is no market called 'real': use synthetic or imported.");
        assertThatThrownBy(() -> markets.history(
                        ANN, "imported", 1, TEST, Optional.of(Instant.parse("2025-01-01T00:00:00Z")), Optional.empty()))
                .hasMessage("There are no bars of TEST between these times.");
    }

    @Test
    void theBarsAnAgentSawAreFoundAgainByTheirOwner() throws IOException {
        imported(TEST, minutes(120));
        History history = markets.history(ANN, "imported", 1, TEST, Optional.empty(), Optional.empty());
        Instant now = Instant.parse("2024-01-02T01:00:00Z");
        var data = new HistoricalMarketData(Map.of(TEST, history), () -> now, "imported", 0);
        Bars seen = data.bars(TEST, Timeframe.M5, 10);
        String key = data.keep(seen);
        assertThat(markets.kept(ANN, key).orElseThrow().last()).isEqualTo(seen.last());
        assertThat(markets.kept(BEN, key)).isEmpty();
        imported(TEST, minutes(120));
        assertThat(markets.kept(ANN, key)).isEmpty();

        var synthetic = new SyntheticMarketData(markets.synthetic(5), () -> now, 0);
        Bars made = synthetic.bars(Symbol.of("PYRA"), Timeframe.H1, 10);
        assertThat(markets.kept(ANN, synthetic.keep(made)).orElseThrow().last()).isEqualTo(made.last());

        assertThat(markets.kept(ANN, keptBars.keep(seen)).orElseThrow().last()).isEqualTo(seen.last());
        assertThat(markets.kept(ANN, "nonsense")).isEmpty();
    }

    @Test
    void aBacktestGetsWhatCameBeforeItsBeginning() throws IOException {
        imported(TEST, minutes(120));
        History part = markets.history(
                ANN,
                "imported",
                1,
                TEST,
                Optional.of(Instant.parse("2024-01-02T00:30:00Z")),
                Optional.of(Instant.parse("2024-01-02T01:00:00Z")));
        assertThat(part.base().size()).isEqualTo(120);
        History made = markets.history(
                ANN,
                "synthetic",
                9,
                Symbol.of("HELX"),
                Optional.of(Instant.parse("2024-01-02T00:30:00Z")),
                Optional.of(Instant.parse("2024-01-02T01:00:00Z")));
        assertThat(made.base().bar(0).opens()).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(made.base().last().closes()).isEqualTo("2024-01-02T01:00:00Z");
        assertThat(made.origin()).isEqualTo("synthetic/9");
    }

    @Test
    void aLimitOutOfRangeIsRefused() {
        assertThatThrownBy(() -> query(TEST, Timeframe.M1, "imported", null, null, 0))
                .hasMessage("The limit must be between 1 and 10000, not 0.");
    }

    @Test
    void timesBeyondEveryCalendarDoNoHarm() {
        Symbol orbt = Symbol.of("ORBT");
        assertThat(markets.bars(ANN, query(orbt, Timeframe.W1, "synthetic", "-100000000-01-01T00:00:00Z", null, 5))
                        .bar(0)
                        .opens())
                .isEqualTo("2015-01-05T00:00:00Z");
        assertThat(markets.bars(ANN, query(orbt, Timeframe.M1, "synthetic", null, "+1000000-01-01T00:00:00Z", 5))
                        .last()
                        .closes())
                .isEqualTo(SyntheticMarket.END);
    }

    private BarSeries imported(Symbol symbol, String file) throws IOException {
        ImportResult result = markets.importCsv(ANN, stream(file), symbol, ImportOptions.NONE);
        assertThat(result).isInstanceOf(Imported.class);
        return ((Imported) result).series();
    }

    private static String minutes(int count) {
        Bars bars = Samples.walk("2024-01-02T00:00:00Z", Timeframe.M1, count, 1);
        var file = new StringBuilder("timestamp,open,high,low,close,volume\n");
        for (int i = 0; i < bars.size(); i++) {
            file.append(bars.opensAt(i) + "," + bars.open(i) + "," + bars.high(i) + "," + bars.low(i) + ","
                    + bars.close(i) + "," + bars.volume(i) + "\n");
        }
        return file.toString();
    }

    private static ByteArrayInputStream stream(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    private static BarQuery query(
            Symbol symbol, Timeframe timeframe, String source, @Nullable String from, @Nullable String to, int limit) {
        return new BarQuery(
                symbol,
                timeframe,
                source,
                1,
                Optional.ofNullable(from).map(Instant::parse),
                Optional.ofNullable(to).map(Instant::parse),
                limit);
    }

    @Test
    void keptBarsAreFollowedByThoseThatClosedUntilAGivenTime() {
        Instant now = Instant.parse("2024-03-05T10:00:00Z");
        var synthetic = new SyntheticMarketData(markets.synthetic(5), () -> now, 0);
        Bars seen = synthetic.bars(Symbol.of("PYRA"), Timeframe.M5, 10);
        String key = synthetic.keep(seen);

        Bars more = markets.following(ANN, seen, key, now.plusSeconds(3600), 500);
        assertThat(more.size()).isEqualTo(12);
        assertThat(more.opensAt(0)).isEqualTo(seen.closesAt(9));
        assertThat(more.last().closes()).isEqualTo(now.plusSeconds(3600));

        assertThat(markets.following(ANN, seen, key, now.plusSeconds(3600), 3).size())
                .isEqualTo(3);
        assertThat(markets.following(ANN, seen, key, now, 500).isEmpty()).isTrue();
        assertThat(markets.following(ANN, seen, keptBars.keep(seen), now.plusSeconds(3600), 500)
                        .isEmpty())
                .isTrue();
    }
}
