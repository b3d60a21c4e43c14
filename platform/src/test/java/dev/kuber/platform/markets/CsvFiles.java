package dev.kuber.platform.markets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.markets.ParsedBars.Broken;
import dev.kuber.platform.markets.ParsedBars.Parsed;
import dev.kuber.trade.Symbol;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

/** CSV files for tests, and what reading them brings. */
final class CsvFiles {

    static final ImportOptions NYSE = ImportOptions.NONE.withCalendar(Calendars.nyse());
    static final ImportOptions UTC = ImportOptions.NONE.withZone(ZoneOffset.UTC);

    private CsvFiles() {}

    static String generic(String... times) {
        var file = new StringBuilder("timestamp,open,high,low,close,volume\n");
        for (String time : times) {
            file.append(time).append(",10,12,9,11,5\n");
        }
        return file.toString();
    }

    static Parsed parsed(String file, ImportOptions options) {
        ParsedBars result = read(file, options);
        assertThat(result).isInstanceOf(Parsed.class);
        return (Parsed) result;
    }

    static Broken broken(String file, ImportOptions options) {
        ParsedBars result = read(file, options);
        assertThat(result).isInstanceOf(Broken.class);
        return (Broken) result;
    }

    static ParsedBars read(String file, ImportOptions options) {
        try {
            return BarCsv.read(
                    new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), Symbol.of("TEST"), options);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
