package dev.kuber.platform.markets.imports;

import java.util.ArrayList;
import java.util.List;

/** Splits one line of a CSV file into fields: quotes (RFC 4180) and surrounding blanks are removed. */
final class CsvLine {

    private final char separator;

    CsvLine(char separator) {
        this.separator = separator;
    }

    /** The separator that divides the line into most fields: comma, semicolon or tabulator. */
    static CsvLine like(String line) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return new CsvLine(best);
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    List<String> split(String line) {
        var fields = new ArrayList<String>(12);
        int from = 0;
        while (true) {
            int start = skipBlanks(line, from);
            if (start < line.length() && line.charAt(start) == '"') {
                from = quoted(line, start + 1, fields);
            } else {
                int end = line.indexOf(separator, from);
                fields.add(line.substring(from, end < 0 ? line.length() : end).strip());
                from = end < 0 ? -1 : end + 1;
            }
            if (from < 0) {
                return fields;
            }
        }
    }

    private int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** Adds a quoted field and answers where the next field begins, or -1 at the end of the line. */
    private int quoted(String line, int from, List<String> fields) {
        var text = new StringBuilder();
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at);
            boolean twice = c == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"';
            if (c == '"' && !twice) {
                break;
            }
            text.append(c);
            at += twice ? 2 : 1;
        }
        fields.add(text.toString().strip());
        int end = line.indexOf(separator, Math.min(at, line.length()));
        return end < 0 ? -1 : end + 1;
    }
}
