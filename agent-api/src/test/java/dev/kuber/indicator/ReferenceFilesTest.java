package dev.kuber.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prices of SPY and others with indicators that third-party tools computed, where these files lie beside the project.
 * Their numbers are cut off rather than rounded: the tolerance is one unit of the last printed decimal. */
class ReferenceFilesTest {

    @Test
    void averageTrueRangeIsThatOfTheFile() throws IOException {
        // The file's tool counts the first bar's own range, ours begins with the second: the difference fades by 13/14.
        var atr = new Atr(14);
        check("spy_atr_wilder.txt", "Average True Range 14", 200, 1e-5, row -> {
            return atr.update(row.number("High"), row.number("Low"), row.number("Close"));
        });
    }

    @Test
    void bollingerBandsAreThoseOfTheFile() throws IOException {
        String file = "spy_bollinger_bands.txt";
        var upper = new Bollinger(20, 2);
        var middle = new Bollinger(20, 2);
        var lower = new Bollinger(20, 2);
        check(file, "Bollinger Bands® 20 2 Top", 0, 1e-4, row -> {
            upper.update(row.number("Close"));
            return upper.upper();
        });
        check(file, "Moving Average 20", 0, 1e-4, row -> {
            middle.update(row.number("Close"));
            return middle.middle();
        });
        check(file, "Bollinger Bands® 20 2 Bottom", 0, 1e-4, row -> {
            lower.update(row.number("Close"));
            return lower.lower();
        });
    }

    @Test
    void exponentialAverageIsThatOfTheFile() throws IOException {
        var ema = new Ema(14);
        check("spy_ema.csv", "EMA14", 0, 1e-9, row -> ema.update(row.number("close")));
    }

    @Test
    void averagesStrengthAndMacdAreThoseOfTheIndexFile() throws IOException {
        String file = "spy_with_indicators.txt";
        var sma = new Sma(14);
        var ema = new Ema(14);
        var rsi = new Rsi(14);
        var macd = new Macd(12, 26, 9);
        check(file, "SMA14", 0, 1e-2, row -> sma.update(row.number("Close")));
        check(file, "EMA14", 0, 1e-2, row -> ema.update(row.number("Close")));
        check(file, "RSI 14 Wilder", 0, 1e-5, row -> rsi.update(row.number("Close")));
        // The file's fast average begins at its own twelfth bar; the difference fades by 11/13 per bar.
        // It holds seven digits of averages near 18,000, so that their difference is off by more than its last digit.
        check(file, "MACD 12 26", 150, 2e-4, row -> macd.update(row.number("Close")));
    }

    @Test
    void macdIsThatOfTheFile() throws IOException {
        var lines = new Macd(12, 26, 9);
        var signals = new Macd(12, 26, 9);
        var histograms = new Macd(12, 26, 9);
        check("spy_with_macd.txt", "MACD", 0, 1e-5, row -> lines.update(row.number("Close")));
        check("spy_with_macd.txt", "Signal", 0, 1e-5, row -> {
            signals.update(row.number("Close"));
            return signals.signal();
        });
        check("spy_with_macd.txt", "Histogram", 0, 1e-5, row -> {
            histograms.update(row.number("Close"));
            return histograms.histogram();
        });
    }

    /** One line of a file. */
    private record Row(List<String> header, List<String> cells) {

        double number(String column) {
            int index = header.indexOf(column);
            String cell = index < cells.size() ? cells.get(index) : "";
            return cell.isBlank() ? Double.NaN : Double.parseDouble(cell);
        }
    }

    /** What ours says at a row. */
    private interface Reading {
        double of(Row row);
    }

    private static void check(String file, String column, int fromRow, double tolerance, Reading reading)
            throws IOException {
        List<String> lines = Files.readAllLines(found(file));
        List<String> header = cells(lines.getFirst());
        assertThat(header).contains(column);
        int compared = 0;
        for (int i = 1; i < lines.size(); i++) {
            var row = new Row(header, cells(lines.get(i)));
            double actual = reading.of(row);
            double expected = row.number(column);
            if (i > fromRow && !Double.isNaN(expected)) {
                compared++;
                assertThat(Math.abs(actual - expected))
                        .as("%s %s line %d: %s, the file says %s", file, column, i + 1, actual, expected)
                        .isLessThanOrEqualTo(tolerance);
            }
        }
        assertThat(compared).as("rows compared").isGreaterThan(100);
    }

    private static List<String> cells(String line) {
        return List.of(line.strip().split(",", -1));
    }

    private static Path found(String file) {
        Path data = Path.of("").toAbsolutePath();
        for (Path folder = data; folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared/data/indicators").resolve(file);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        assumeTrue(false, "skipped: no ../shared/data");
        throw new IllegalStateException("not reached");
    }
}
