package dev.kuber.platform.markets;

import static dev.kuber.platform.markets.CsvFiles.NYSE;
import static dev.kuber.platform.markets.CsvFiles.UTC;
import static dev.kuber.platform.markets.CsvFiles.broken;
import static dev.kuber.platform.markets.CsvFiles.generic;
import static dev.kuber.platform.markets.CsvFiles.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.markets.ParsedBars.Broken;
import dev.kuber.platform.markets.ParsedBars.Parsed;
import dev.kuber.trade.Timeframe;
import org.junit.jupiter.api.Test;

class BarCsvProblemsTest {

    @Test
    void equalRowsAreDroppedAndCounted() {
        Parsed parsed = parsed(
                generic("2024-01-02T14:30:00Z", "2024-01-02T14:31:00Z", "2024-01-02T14:31:00Z"), ImportOptions.NONE);
        assertThat(parsed.report().rows()).isEqualTo(3);
        assertThat(parsed.report().bars()).isEqualTo(2);
        assertThat(parsed.report().duplicates()).isEqualTo(1);
    }

    @Test
    void differentRowsForOneTimeAreAProblemNamingBothLines() {
        Broken broken = broken(
                generic("2024-01-02T14:30:00Z", "2024-01-02T14:31:00Z") + "2024-01-02T14:30:00Z,10,12,9,10,5\n",
                ImportOptions.NONE);
        assertThat(broken.problems())
                .containsExactly(new ImportProblem(
                        4, "Lines 2 and 4 give different bars for the same time 2024-01-02T14:30:00Z."));
    }

    @Test
    void unsortedRowsAreSortedAndReported() {
        Parsed parsed = parsed(
                generic("2024-01-02T14:30:00Z", "2024-01-02T14:32:00Z", "2024-01-02T14:31:00Z", "2024-01-02T14:33:00Z"),
                ImportOptions.NONE);
        assertThat(parsed.report().unsorted()).isEqualTo(1);
        assertThat(parsed.report().warnings())
                .containsExactly("1 row out of order, the first on line 4, has been sorted.");
        assertThat(parsed.bars().bar(2).opens()).isEqualTo("2024-01-02T14:32:00Z");
        assertThat(parsed(generic("2024-01-02T14:32:00Z", "2024-01-02T14:31:00Z", "2024-01-02T14:30:00Z"), NYSE)
                        .report()
                        .warnings())
                .containsExactly("The rows were newest first and have been turned round.");
    }

    @Test
    void gapsAreNamedByLineButNotOutsideSessions() {
        String file = generic(
                "2024-01-02T20:58:00Z",
                "2024-01-02T20:59:00Z",
                "2024-01-03T14:30:00Z",
                "2024-01-03T14:31:00Z",
                "2024-01-03T14:35:00Z");
        Parsed parsed = parsed(file, NYSE);
        assertThat(parsed.report().gaps()).isEqualTo(1);
        assertThat(parsed.report().missing()).isEqualTo(3);
        assertThat(parsed.report().warnings())
                .containsExactly("3 1m bars are missing before line 6, from 2024-01-03T14:32:00Z on.");
        assertThat(parsed(file, ImportOptions.NONE).report().gaps()).isEqualTo(2);
    }

    @Test
    void everyBrokenRowIsNamedAndNothingIsTaken() {
        Broken broken = broken("""
                timestamp,open,high,low,close,volume
                2024-01-02T14:30:00Z,10,12,9,11,5
                2024-01-02T14:31:00Z,ten,12,9,11,5
                2024-01-02T14:32:00Z,10,8,9,9,5
                2024-01-02T14:33:00Z,10,12,-9,11,5
                2024-01-02T14:34:00Z,10,12,9
                2024-01-02T14:35:00Z,10,12,9,,5
                yesterday,10,12,9,11,5
                2024-01-02T14:37:00Z,13,12,9,11,5
                2024-02-30T14:38:00Z,10,12,9,11,5
                2024-01-02T14:39:00Z,10,12,9,NaN,5
                2024-01-02T14:40:00Z,10,12,0,11,5
                """, ImportOptions.NONE);
        assertThat(broken.problems())
                .containsExactly(
                        new ImportProblem(3, "The open 'ten' is not a number."),
                        new ImportProblem(4, "The high 8.0 is below the low 9.0."),
                        new ImportProblem(5, "The low is -9.0, which cannot be."),
                        new ImportProblem(6, "The line has 4 columns instead of 6."),
                        new ImportProblem(7, "The close is missing."),
                        new ImportProblem(
                                8,
                                "'yesterday' is no time that can be read: write 2024-01-31T14:30:00Z or epoch numbers."),
                        new ImportProblem(
                                9, "The open 13.0 and close 11.0 do not lie between the low 9.0 and the high 12.0."),
                        new ImportProblem(
                                10,
                                "'2024-02-30T14:38:00Z' is no time that can be read: write 2024-01-31T14:30:00Z or epoch numbers."),
                        new ImportProblem(11, "The close 'NaN' is not a number."),
                        new ImportProblem(12, "The low is 0.0, which cannot be."));
    }

    @Test
    void onlyTheFirstHundredProblemsAreListedButAllAreCounted() {
        Broken broken = broken("timestamp,open,high,low,close\n" + "x,1,1,1,1\n".repeat(250), ImportOptions.NONE);
        assertThat(broken.problems()).hasSize(100);
        assertThat(broken.count()).isEqualTo(250);
    }

    @Test
    void aFileThatIsNoTableOfBarsSaysWhatIsMissing() {
        assertThat(broken("", ImportOptions.NONE).problems())
                .containsExactly(new ImportProblem(1, "The file is empty."));
        assertThat(broken("date,open,close\n2024-01-02,1,1\n", ImportOptions.NONE)
                        .problems())
                .containsExactly(new ImportProblem(
                        1, "The header names no column for high, low; its columns are date, open, close."));
        assertThat(broken("date,open,high,low,close\n", ImportOptions.NONE).problems())
                .containsExactly(new ImportProblem(1, "The file has no rows with data."));
        assertThat(broken("date,open,high,low,close\n2024-01-02,1,1,1,1\n", ImportOptions.NONE)
                        .problems())
                .containsExactly(
                        new ImportProblem(1, "The timeframe cannot be told from a single row: say which it is."));
    }

    @Test
    void aTimeframeThatDoesNotFitTheRowsIsRefused() {
        assertThat(broken(generic("2024-01-02T14:30:00Z", "2024-01-02T14:31:00Z"), UTC.withTimeframe(Timeframe.M5))
                        .problems())
                .containsExactly(
                        new ImportProblem(
                                3,
                                "The bar begins 2024-01-02T14:31:00Z, before the bar of line 2 ends; the timeframe was taken to be 5m."));
        assertThat(broken(generic("2024-01-02T14:30:00Z", "2024-01-02T14:31:30Z"), UTC)
                        .problems())
                .extracting(ImportProblem::message)
                .containsExactly(
                        "Most rows are 90 seconds apart, which is no timeframe: it must be minutes, hours, a day or a week.");
    }

    @Test
    void twoSymbolsInOneFileAreRefused() {
        Broken broken = broken("""
                symbol,timestamp,open,high,low,close
                AAPL,2024-01-02T14:30:00Z,10,12,9,11
                MSFT,2024-01-02T14:30:00Z,10,12,9,11
                """, ImportOptions.NONE);
        assertThat(broken.problems())
                .containsExactly(new ImportProblem(
                        3, "The line is about MSFT, the lines before about AAPL: import one at a time."));
    }

    @Test
    void aDayOnWhichTheMarketWasClosedIsAProblemAndSoIsAYearBeyondTheCalendar() {
        String header = "date,open,high,low,close\n";
        assertThat(broken(header + "2024-12-24,1,1,1,1\n2024-12-25,1,1,1,1\n", NYSE)
                        .problems())
                .containsExactly(new ImportProblem(3, "The market was closed on 2024-12-25 by the calendar nyse."));
        assertThat(broken(header + "1999-12-29,1,1,1,1\n1999-12-30,1,1,1,1\n", NYSE)
                        .problems())
                .extracting(ImportProblem::message)
                .first()
                .asString()
                .startsWith("The NYSE calendar is known from 2000-01-01 to 2028-12-31");
    }
}
