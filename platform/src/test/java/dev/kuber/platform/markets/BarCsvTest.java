package dev.kuber.platform.markets;

import static dev.kuber.platform.markets.CsvFiles.NYSE;
import static dev.kuber.platform.markets.CsvFiles.UTC;
import static dev.kuber.platform.markets.CsvFiles.broken;
import static dev.kuber.platform.markets.CsvFiles.generic;
import static dev.kuber.platform.markets.CsvFiles.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.markets.ParsedBars.Broken;
import dev.kuber.platform.markets.ParsedBars.Parsed;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class BarCsvTest {

    @Test
    void yahooDailyBarsBecomeSessions() {
        Parsed parsed = parsed("""
                Date,Open,High,Low,Close,Adj Close,Volume
                2024-07-02,10,12,9,11,10.5,1000
                2024-07-03,11,13,10,12,11.5,500
                2024-07-05,12,14,11,13,12.5,1500
                2024-07-08,13,15,12,14,13.5,1600
                """, NYSE);
        assertThat(parsed.report().layout()).isEqualTo("yahoo");
        assertThat(parsed.bars().timeframe()).isEqualTo(Timeframe.D1);
        assertThat(parsed.bars().bar(1).opens()).isEqualTo("2024-07-03T13:30:00Z");
        assertThat(parsed.bars().bar(1).closes()).isEqualTo("2024-07-03T17:00:00Z");
        assertThat(parsed.bars().close(0)).isEqualTo(11);
        assertThat(parsed.report().gaps()).isZero();
        assertThat(parsed.report().warnings())
                .containsExactly("The column Adj Close was not used: prices are as they were traded.");
    }

    @Test
    void stooqHasDateAndTimeInTwoColumns() {
        Parsed parsed = parsed("""
                <TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
                AAPL.US,5,20240102,153000,10,12,9,11,1000,0
                AAPL.US,5,20240102,153500,11,12,9,11,1000,0
                """, ImportOptions.NONE.withZone(ZoneId.of("Europe/Warsaw")));
        assertThat(parsed.report().layout()).isEqualTo("stooq");
        assertThat(parsed.report().zone()).isEqualTo("Europe/Warsaw");
        assertThat(parsed.bars().timeframe()).isEqualTo(Timeframe.M5);
        assertThat(parsed.bars().bar(0).opens()).isEqualTo("2024-01-02T14:30:00Z");
    }

    @Test
    void stooqDailyRowsAreDaysWhateverTheirTime() {
        Parsed parsed = parsed("""
                <TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
                AAPL.US,D,20240102,000000,10,12,9,11,1000,0
                AAPL.US,D,20240103,000000,11,12,9,11,1000,0
                """, NYSE);
        assertThat(parsed.bars().bar(1).opens()).isEqualTo("2024-01-03T14:30:00Z");
    }

    @Test
    void binanceKlinesNeedNoHeaderAndMayBeInMicroseconds() {
        String row = ",42000.1,42010.5,41990,42005,12.5,%s,525000.0,100,6.2,260000.0,0\n";
        Parsed millis = parsed(
                "1704067200000" + row.formatted("1704067259999") + "1704067260000" + row.formatted("1704067319999"),
                ImportOptions.NONE);
        Parsed micros = parsed(
                "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore\n"
                        + "1704067200000000" + row.formatted("1704067259999999")
                        + "1704067260000000" + row.formatted("1704067319999999"),
                ImportOptions.NONE);
        assertThat(millis.report().layout()).isEqualTo("binance");
        assertThat(micros.report().layout()).isEqualTo("binance");
        assertThat(micros.bars().bar(1)).isEqualTo(millis.bars().bar(1));
        assertThat(millis.bars().bar(0).opens()).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(millis.bars().volume(0)).isEqualTo(12.5);
    }

    @Test
    void alpacaHasOneLetterColumnsOrLongNames() {
        Parsed letters = parsed("""
                t,o,h,l,c,v,n,vw
                2024-01-02T14:30:00Z,10,12,9,11,1000,5,10.5
                2024-01-02T14:31:00Z,11,12,9,11,1000,5,10.5
                """, NYSE);
        Parsed names = parsed("""
                symbol,timestamp,open,high,low,close,volume,trade_count,vwap
                TEST,2024-01-02 14:30:00+00:00,10,12,9,11,1000,5,10.5
                TEST,2024-01-02 09:31:00-05:00,11,12,9,11,1000,5,10.5
                """, NYSE);
        assertThat(letters.report().layout()).isEqualTo("alpaca");
        assertThat(names.report().layout()).isEqualTo("alpaca");
        assertThat(names.bars().bar(1)).isEqualTo(letters.bars().bar(1));
    }

    @Test
    void epochSecondsMillisecondsAndNanosecondsAreToldApart() {
        for (String digits : new String[] {"", "000", "000000", "000000000"}) {
            Bars bars = parsed(generic("1704067200" + digits, "1704067500" + digits), ImportOptions.NONE)
                    .bars();
            assertThat(bars.bar(1).opens()).isEqualTo("2024-01-01T00:05:00Z");
            assertThat(bars.timeframe()).isEqualTo(Timeframe.M5);
        }
    }

    @Test
    void aNumberTooLargeForATimeIsAProblem() {
        assertThat(broken(generic("9999999999999999999"), ImportOptions.NONE).problems())
                .extracting(ImportProblem::message)
                .containsExactly(
                        "'9999999999999999999' is no time that can be read: write 2024-01-31T14:30:00Z or epoch numbers.");
    }

    @Test
    void aLocalTimeWithoutZoneAsksForOne() {
        Broken broken = broken(generic("2024-01-02 09:30:00", "2024-01-02 09:31:00"), ImportOptions.NONE);
        assertThat(broken.problems())
                .containsExactly(
                        new ImportProblem(
                                2,
                                "The time '2024-01-02 09:30:00' names no zone: say which it is in, such as UTC or America/New_York."));
    }

    @Test
    void localTimesFollowTheClocksOfTheirZone() {
        Bars bars = parsed(
                        generic("2024-11-03 00:30", "2024-11-03 01:00", "2024-11-03 01:30", "2024-11-03 01:00"),
                        ImportOptions.NONE.withZone(ZoneId.of("America/New_York")))
                .bars();
        assertThat(bars.bar(3).opens()).isEqualTo("2024-11-03T06:00:00Z");
        assertThat(broken(
                                generic("2024-03-10 01:30", "2024-03-10 02:30"),
                                ImportOptions.NONE.withZone(ZoneId.of("America/New_York")))
                        .problems())
                .extracting(ImportProblem::message)
                .containsExactly("The time '2024-03-10 02:30' does not exist in that zone: the clocks skip it.");
    }

    @Test
    void timesThatEndABarAreShiftedToItsBeginning() {
        Parsed parsed = parsed(generic("2024-01-02T14:31:00Z", "2024-01-02T14:32:00Z"), NYSE.withCloseTimes());
        assertThat(parsed.bars().bar(0).opens()).isEqualTo("2024-01-02T14:30:00Z");
        Parsed hours = parsed(
                generic("2024-01-02T19:30:00Z", "2024-01-02T20:30:00Z", "2024-01-02T21:00:00Z"),
                NYSE.withCloseTimes().withTimeframe(Timeframe.H1));
        assertThat(hours.bars().bar(2).opens()).isEqualTo("2024-01-02T20:30:00Z");
    }

    @Test
    void theLastHourEndsWithTheSession() {
        Bars bars = parsed(generic("2024-01-02T19:30:00Z", "2024-01-02T20:30:00Z", "2024-01-03T14:30:00Z"), NYSE)
                .bars();
        assertThat(bars.timeframe()).isEqualTo(Timeframe.H1);
        assertThat(bars.bar(1).closes()).isEqualTo("2024-01-02T21:00:00Z");
    }

    @Test
    void quotesByteOrderMarksAndWindowsLineEndsDoNotMatter() {
        Parsed parsed = parsed(("\uFEFF" + """
                        "Timestamp";"Open";"High";"Low";"Close";"Volume"
                        "2024-01-02T14:30:00Z"; 10 ;"12";9;11;5

                        2024-01-02T14:31:00Z;10;12;9;11;5;
                        """).replace("\n", "\r\n"), ImportOptions.NONE);
        assertThat(parsed.bars().size()).isEqualTo(2);
        assertThat(parsed.bars().high(0)).isEqualTo(12);
    }

    @Test
    void aFileLongerThanEveryBufferIsReadWhole() {
        var file = new StringBuilder("timestamp,open,high,low,close,volume\n");
        Instant time = Instant.parse("2020-01-01T00:00:00Z");
        for (int i = 0; i < 200_000; i++) {
            file.append(time.plusSeconds(60L * i)).append(",100.25,101.5,99.75,100.5,1234\n");
        }
        assertThat(parsed(file.toString(), ImportOptions.NONE).bars().size()).isEqualTo(200_000);
    }

    @Test
    void aMonthOfRealMinutesNeedsItsZoneAndThenHasNoGap() throws IOException {
        var file = SharedData.file("bars/btc-perp-20211231-20220201_1m.csv");
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(BarCsv.read(in, Symbol.of("BTC/USD"), ImportOptions.NONE))
                    .isInstanceOfSatisfying(
                            Broken.class,
                            broken -> assertThat(broken.problems().getFirst().message())
                                    .contains("'2021-12-31 23:01:00.000000' names no zone"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            Parsed parsed = (Parsed) BarCsv.read(in, Symbol.of("BTC/USD"), UTC);
            assertThat(parsed.bars().size()).isEqualTo(45_031);
            assertThat(parsed.bars().timeframe()).isEqualTo(Timeframe.M1);
            assertThat(parsed.bars().bar(0).opens()).isEqualTo("2021-12-31T23:01:00Z");
            assertThat(parsed.bars().last().opens()).isEqualTo("2022-02-01T05:31:00Z");
            assertThat(parsed.report().gaps()).isZero();
            assertThat(parsed.report().duplicates()).isZero();
            assertThat(parsed.report().warnings()).isEmpty();
        }
    }
}
