package dev.kuber.platform.markets.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which column of a file holds what, counted from 0.
 *
 * @param name yahoo, stooq, binance, alpaca or generic
 * @param timeOfDay column of the time beside a date column, or {@link #NONE}
 * @param volume {@link #NONE} if the file has none
 * @param symbol {@link #NONE} if the file has none
 * @param period column that says {@code D} for daily rows, or {@link #NONE}
 * @param width how many columns there are
 * @param header whether the first line is a header
 */
record Layout(
        String name,
        int time,
        int timeOfDay,
        int open,
        int high,
        int low,
        int close,
        int volume,
        int symbol,
        int period,
        int width,
        boolean header) {

    static final int NONE = -1;
    private static final int BINANCE_COLUMNS = 12;

    private static final List<String> TIME = List.of("timestamp", "datetime", "opentime", "time", "date", "t");
    private static final List<String> OPEN = List.of("open", "o", "openprice");
    private static final List<String> HIGH = List.of("high", "h", "highprice");
    private static final List<String> LOW = List.of("low", "l", "lowprice");
    private static final List<String> CLOSE = List.of("close", "c", "closeprice", "close/last", "last");
    private static final List<String> VOLUME = List.of("volume", "v", "vol");
    private static final List<String> SYMBOL = List.of("symbol", "ticker", "s");

    /** What the first line tells; problems are added where it tells too little. */
    static Layout of(List<String> fields, int line, Problems problems) {
        if (fields.getFirst().chars().anyMatch(Character::isDigit) && fields.size() >= 5) {
            return withoutHeader(fields);
        }
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            columns.putIfAbsent(normal(fields.get(i)), i);
        }
        boolean dateAndTime = columns.containsKey("date") && columns.containsKey("time");
        var layout = new Layout(
                named(columns.keySet(), fields),
                dateAndTime ? column(columns, List.of("date")) : column(columns, TIME),
                dateAndTime ? column(columns, List.of("time")) : NONE,
                column(columns, OPEN),
                column(columns, HIGH),
                column(columns, LOW),
                column(columns, CLOSE),
                column(columns, VOLUME),
                column(columns, SYMBOL),
                column(columns, List.of("per")),
                fields.size(),
                true);
        List<String> missing = layout.missing();
        if (!missing.isEmpty()) {
            problems.add(
                    line,
                    "The header names no column for " + String.join(", ", missing) + "; its columns are "
                            + String.join(", ", fields) + ".");
        }
        return layout;
    }

    private static Layout withoutHeader(List<String> fields) {
        String name = fields.size() == BINANCE_COLUMNS ? "binance" : "generic";
        return new Layout(name, 0, NONE, 1, 2, 3, 4, fields.size() > 5 ? 5 : NONE, NONE, NONE, fields.size(), false);
    }

    private static String named(Set<String> columns, List<String> fields) {
        if (columns.contains("adjclose")) {
            return "yahoo";
        }
        if (fields.stream().anyMatch(f -> f.startsWith("<"))
                || (columns.contains("date") && columns.contains("time"))) {
            return "stooq";
        }
        if (columns.contains("opentime")) {
            return "binance";
        }
        if (columns.contains("t") || columns.contains("tradecount") || columns.contains("vwap")) {
            return "alpaca";
        }
        return "generic";
    }

    private List<String> missing() {
        var missing = new ArrayList<String>();
        addIfNone(missing, time, "time");
        addIfNone(missing, open, "open");
        addIfNone(missing, high, "high");
        addIfNone(missing, low, "low");
        addIfNone(missing, close, "close");
        return missing;
    }

    private static void addIfNone(List<String> missing, int column, String name) {
        if (column == NONE) {
            missing.add(name);
        }
    }

    private static int column(Map<String, Integer> columns, List<String> names) {
        for (String name : names) {
            Integer column = columns.get(name);
            if (column != null) {
                return column;
            }
        }
        return NONE;
    }

    private static String normal(String field) {
        return field.toLowerCase(Locale.ROOT).replaceAll("[<>_ ]", "");
    }
}
