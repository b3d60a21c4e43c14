package dev.kuber.platform.markets.imports;

import dev.kuber.platform.markets.BarColumns;
import dev.kuber.platform.markets.ImportOptions;
import dev.kuber.platform.markets.ImportReport;
import dev.kuber.platform.markets.ParsedBars;
import dev.kuber.platform.markets.ParsedBars.Parsed;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one file of bars line by line. */
public final class CsvBars {

    private static final int MAX_ROWS = 5_000_000;
    private static final int FEW = 10;

    private final Symbol symbol;
    private final ImportOptions options;
    private final Problems problems = new Problems();

    public CsvBars(Symbol symbol, ImportOptions options) {
        this.symbol = symbol;
        this.options = options;
    }

    public ParsedBars read(InputStream in) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        String header = lines.readLine();
        int number = 1;
        while (header != null && header.isBlank()) {
            header = lines.readLine();
            number++;
        }
        if (header == null) {
            problems.add(1, "The file is empty.");
            return problems.broken();
        }
        header = header.startsWith("\uFEFF") ? header.substring(1) : header;
        CsvLine csv = CsvLine.like(header);
        Layout layout = Layout.of(csv.split(header), number, problems);
        if (problems.any()) {
            return problems.broken();
        }
        var reader = new RowReader(layout, options, problems);
        boolean goOn = layout.header() || reader.read(csv.split(header), number);
        String line = goOn ? lines.readLine() : null;
        while (line != null) {
            number++;
            goOn = line.isBlank() || reader.read(csv.split(line), number);
            if (reader.rows().size() > MAX_ROWS) {
                problems.add(number, "The file has more than " + MAX_ROWS + " rows: split it.");
                goOn = false;
            }
            line = goOn ? lines.readLine() : null;
        }
        return bars(layout, reader);
    }

    private ParsedBars bars(Layout layout, RowReader reader) {
        Rows read = reader.rows();
        if (read.size() == 0 && !problems.any()) {
            problems.add(1, "The file has no rows with data.");
        }
        if (problems.any()) {
            return problems.broken();
        }
        Rows rows = read.sorted().distinct(problems);
        Optional<Timeframe> timeframe = BarTimes.timeframe(rows, options, problems);
        if (timeframe.isEmpty()) {
            return problems.broken();
        }
        if (reader.dates() && timeframe.get().intraday()) {
            problems.add(rows.line(0), "Rows that name only a day cannot be " + timeframe.get() + " bars.");
            return problems.broken();
        }
        if (!calendarReaches(rows, 0) || !calendarReaches(rows, rows.size() - 1)) {
            return problems.broken();
        }
        var columns = new BarColumns(rows.size());
        new BarTimes(options, timeframe.get(), reader.dates()).into(columns, rows, problems);
        if (problems.any()) {
            return problems.broken();
        }
        Bars bars = columns.toBars(symbol, timeframe.get());
        return new Parsed(bars, report(layout, read, rows, bars));
    }

    private boolean calendarReaches(Rows rows, int row) {
        TradingCalendar calendar = options.calendarOrAlways();
        try {
            calendar.currentOrNext(Instant.ofEpochMilli(rows.time(row)));
            return true;
        } catch (IllegalArgumentException outside) {
            problems.add(rows.line(row), String.valueOf(outside.getMessage()));
            return false;
        }
    }

    private ImportReport report(Layout layout, Rows read, Rows rows, Bars bars) {
        Gaps gaps = Gaps.in(bars, rows, options.calendarOrAlways());
        return new ImportReport(
                layout.name(),
                options.zone().map(Object::toString).orElse("UTC"),
                read.size(),
                bars.size(),
                read.size() - rows.size(),
                gaps.count(),
                gaps.missing(),
                read.unsorted(),
                warnings(layout, read, rows, bars, gaps));
    }

    private List<String> warnings(Layout layout, Rows read, Rows rows, Bars bars, Gaps gaps) {
        var warnings = new ArrayList<String>();
        if (read.unsorted() > 0) {
            warnings.add(
                    read.unsorted() == read.size() - 1
                            ? "The rows were newest first and have been turned round."
                            : Times.counted(read.unsorted(), "row") + " out of order, the first on line "
                                    + read.firstUnsortedLine()
                                    + (read.unsorted() == 1 ? ", has been sorted." : ", have been sorted."));
        }
        if (rows.size() < read.size()) {
            warnings.add("Equal rows were dropped: " + (read.size() - rows.size()) + ".");
        }
        if (layout.name().equals("yahoo")) {
            warnings.add("The column Adj Close was not used: prices are as they were traded.");
        }
        if (layout.volume() == Layout.NONE) {
            warnings.add("There is no volume column: all volumes are 0.");
        }
        if (gaps.count() > 0 && options.calendar().isEmpty() && neverOnWeekends(bars)) {
            warnings.add("No bar lies on a weekend: with the calendar nyse its closed days would not count as gaps.");
        }
        warnings.addAll(gaps.sentences());
        return warnings;
    }

    private static boolean neverOnWeekends(Bars bars) {
        for (int i = 0; i < bars.size(); i++) {
            DayOfWeek day = Instant.ofEpochMilli(bars.opensAt(i))
                    .atOffset(ZoneOffset.UTC)
                    .getDayOfWeek();
            if (day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY) {
                return false;
            }
        }
        return bars.size() > FEW;
    }
}
