package dev.kuber.platform.markets.imports;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The rows of a file as growing columns, with their line numbers. Times are epoch milliseconds. */
final class Rows {

    static final int PRICES = 5;

    private long[] times = new long[1024];
    private int[] lines = new int[1024];
    /** Open, high, low, close and volume, row after row. */
    private double[] values = new double[1024 * PRICES];

    private int size;
    private int unsorted;
    private int firstUnsortedLine;

    void add(long time, int line, double[] row) {
        if (size == times.length) {
            int grown = size + (size >> 1);
            times = Arrays.copyOf(times, grown);
            lines = Arrays.copyOf(lines, grown);
            values = Arrays.copyOf(values, grown * PRICES);
        }
        if (size > 0 && time < times[size - 1]) {
            firstUnsortedLine = unsorted == 0 ? line : firstUnsortedLine;
            unsorted++;
        }
        times[size] = time;
        lines[size] = line;
        System.arraycopy(row, 0, values, size * PRICES, PRICES);
        size++;
    }

    int size() {
        return size;
    }

    int unsorted() {
        return unsorted;
    }

    int firstUnsortedLine() {
        return firstUnsortedLine;
    }

    long time(int i) {
        return times[i];
    }

    int line(int i) {
        return lines[i];
    }

    double value(int i, int column) {
        return values[i * PRICES + column];
    }

    /** The rows in the order of their times; equal times in the order of their lines. */
    Rows sorted() {
        if (unsorted == 0) {
            return this;
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(i -> times[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        var sorted = new Rows();
        sorted.times = new long[size];
        sorted.lines = new int[size];
        sorted.values = new double[size * PRICES];
        for (int i : order) {
            sorted.add(times[i], lines[i], Arrays.copyOfRange(values, i * PRICES, (i + 1) * PRICES));
        }
        return sorted;
    }

    /** These sorted rows without those equal to the row before; a different row at the same time is a problem. */
    Rows distinct(Problems problems) {
        var distinct = new Rows();
        for (int i = 0; i < size; i++) {
            int last = distinct.size - 1;
            if (last < 0 || distinct.times[last] != times[i]) {
                distinct.add(times[i], lines[i], Arrays.copyOfRange(values, i * PRICES, (i + 1) * PRICES));
            } else if (!equal(i, distinct, last)) {
                problems.add(
                        lines[i],
                        "Lines " + distinct.lines[last] + " and " + lines[i] + " give different bars for the same time "
                                + Times.shown(times[i]) + ".");
            }
        }
        return distinct;
    }

    private boolean equal(int i, Rows other, int j) {
        return Arrays.equals(values, i * PRICES, (i + 1) * PRICES, other.values, j * PRICES, (j + 1) * PRICES);
    }
}
