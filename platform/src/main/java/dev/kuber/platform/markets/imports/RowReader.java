package dev.kuber.platform.markets.imports;

import dev.kuber.platform.markets.ImportOptions;
import dev.kuber.platform.markets.imports.TimeText.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads data rows by a layout; each row is taken or is a problem. */
final class RowReader {

    private static final String[] NAMES = {"open", "high", "low", "close", "volume"};

    private final Layout layout;
    private final Problems problems;
    private final TimeText time;
    private final int[] columns;
    private final double[] values = new double[Rows.PRICES];
    private final Rows rows = new Rows();
    private @Nullable Kind kind;
    private @Nullable String symbol;
    private int firstLine;

    RowReader(Layout layout, ImportOptions options, Problems problems) {
        this.layout = layout;
        this.problems = problems;
        this.time = new TimeText(options.zone());
        this.columns = new int[] {layout.open(), layout.high(), layout.low(), layout.close(), layout.volume()};
    }

    Rows rows() {
        return rows;
    }

    /** Whether the rows name days without times. */
    boolean dates() {
        return kind == Kind.DATE;
    }

    /** @return false if reading on makes no sense, because every row would have the same problem */
    boolean read(List<String> fields, int line) {
        int width = fields.size();
        if (width < layout.width()
                || (width > layout.width() && !fields.get(layout.width()).isEmpty())) {
            problems.add(
                    line, "The line has " + Times.counted(width, "column") + " instead of " + layout.width() + ".");
            return true;
        }
        Kind found = time.read(fields.get(layout.time()), timeOfDay(fields));
        if (found == Kind.NO_ZONE) {
            problems.add(
                    line,
                    "The time '" + fields.get(layout.time())
                            + "' names no zone: say which it is in, such as UTC or America/New_York.");
            return false;
        }
        if (!timeFits(found, fields, line) || !symbolFits(fields, line) || !numbers(fields, line)) {
            return true;
        }
        if (plausible(line)) {
            rows.add(time.millis(), line, values);
        }
        return true;
    }

    private String timeOfDay(List<String> fields) {
        if (layout.timeOfDay() == Layout.NONE) {
            return "";
        }
        boolean days = layout.period() != Layout.NONE
                && (fields.get(layout.period()).equals("D")
                        || fields.get(layout.period()).equals("W"));
        return days ? "" : fields.get(layout.timeOfDay());
    }

    private boolean timeFits(Kind found, List<String> fields, int line) {
        String text = fields.get(layout.time());
        if (found == Kind.UNREADABLE) {
            problems.add(
                    line, "'" + text + "' is no time that can be read: write 2024-01-31T14:30:00Z or epoch numbers.");
            return false;
        }
        if (found == Kind.SKIPPED) {
            problems.add(line, "The time '" + text + "' does not exist in that zone: the clocks skip it.");
            return false;
        }
        if (kind == null) {
            kind = found;
            firstLine = line;
        }
        if (kind != found) {
            problems.add(
                    line,
                    "The line names " + (found == Kind.DATE ? "a day without a time" : "a time") + ", but line "
                            + firstLine + " names " + (found == Kind.DATE ? "a time." : "a day."));
            return false;
        }
        return true;
    }

    private boolean symbolFits(List<String> fields, int line) {
        if (layout.symbol() == Layout.NONE) {
            return true;
        }
        String found = fields.get(layout.symbol());
        if (symbol == null) {
            symbol = found;
        }
        if (!symbol.equals(found)) {
            problems.add(
                    line,
                    "The line is about " + found + ", the lines before about " + symbol + ": import one at a time.");
            return false;
        }
        return true;
    }

    private boolean numbers(List<String> fields, int line) {
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] == Layout.NONE) {
                values[i] = 0;
                continue;
            }
            String text = fields.get(columns[i]);
            double value = number(text);
            if (Double.isNaN(value)) {
                problems.add(
                        line,
                        text.isEmpty()
                                ? "The " + NAMES[i] + " is missing."
                                : "The " + NAMES[i] + " '" + text + "' is not a number.");
                return false;
            }
            values[i] = value;
        }
        return true;
    }

    /** NaN for everything that is not a plain decimal number, such as {@code NaN}, {@code 0x1} or {@code 1f}. */
    private static double number(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return Double.NaN;
            }
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private boolean plausible(int line) {
        for (int i = 0; i < Rows.PRICES; i++) {
            boolean price = i < Rows.PRICES - 1;
            if (values[i] < 0 || (price && values[i] == 0)) {
                problems.add(line, "The " + NAMES[i] + " is " + values[i] + ", which cannot be.");
                return false;
            }
        }
        double open = values[0];
        double high = values[1];
        double low = values[2];
        double close = values[3];
        if (high < low) {
            problems.add(line, "The high " + high + " is below the low " + low + ".");
            return false;
        }
        if (Math.max(open, close) > high || Math.min(open, close) < low) {
            problems.add(
                    line,
                    "The open " + open + " and close " + close + " do not lie between the low " + low + " and the high "
                            + high + ".");
            return false;
        }
        return true;
    }
}
