package dev.kuber.trade;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;

/**
 * Price bars of one symbol and timeframe as columns, oldest first: an immutable view of shared arrays, cheap to slice.
 * Times are epoch milliseconds.
 */
public final class Bars {

    private final Symbol symbol;
    private final Timeframe timeframe;
    private final Columns columns;
    private final int from;
    private final int to;

    private Bars(Symbol symbol, Timeframe timeframe, Columns columns, int from, int to) {
        this.symbol = symbol;
        this.timeframe = timeframe;
        this.columns = columns;
        this.from = from;
        this.to = to;
    }

    /** The arrays behind bars. They are shared, not copied: whoever hands them over must not write to them again. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Columns(
            long[] opens, long[] closes, double[] open, double[] high, double[] low, double[] close, double[] volume) {

        public int size() {
            return opens.length;
        }
    }

    /** @throws IllegalArgumentException if the columns differ in length or times do not ascend */
    public static Bars of(Symbol symbol, Timeframe timeframe, Columns columns) {
        int size = columns.size();
        if (columns.closes.length != size
                || columns.open.length != size
                || columns.high.length != size
                || columns.low.length != size
                || columns.close.length != size
                || columns.volume.length != size) {
            throw new IllegalArgumentException("The columns of " + symbol + " bars differ in length.");
        }
        for (int i = 0; i < size; i++) {
            if (columns.closes[i] <= columns.opens[i] || (i > 0 && columns.opens[i] < columns.closes[i - 1])) {
                throw new IllegalArgumentException("The times of " + symbol + " bars do not ascend at bar " + i + ".");
            }
        }
        return new Bars(symbol, timeframe, columns, 0, size);
    }

    public static Bars of(Symbol symbol, Timeframe timeframe, Collection<Bar> bars) {
        Bar[] rows = bars.toArray(Bar[]::new);
        return of(
                symbol,
                timeframe,
                new Columns(
                        Arrays.stream(rows)
                                .mapToLong(b -> b.opens().toEpochMilli())
                                .toArray(),
                        Arrays.stream(rows)
                                .mapToLong(b -> b.closes().toEpochMilli())
                                .toArray(),
                        Arrays.stream(rows).mapToDouble(Bar::open).toArray(),
                        Arrays.stream(rows).mapToDouble(Bar::high).toArray(),
                        Arrays.stream(rows).mapToDouble(Bar::low).toArray(),
                        Arrays.stream(rows).mapToDouble(Bar::close).toArray(),
                        Arrays.stream(rows).mapToDouble(Bar::volume).toArray()));
    }

    public static Bars none(Symbol symbol, Timeframe timeframe) {
        return new Bars(
                symbol,
                timeframe,
                new Columns(
                        new long[0],
                        new long[0],
                        new double[0],
                        new double[0],
                        new double[0],
                        new double[0],
                        new double[0]),
                0,
                0);
    }

    public Symbol symbol() {
        return symbol;
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    public int size() {
        return to - from;
    }

    public boolean isEmpty() {
        return to == from;
    }

    public long opensAt(int i) {
        return columns.opens[at(i)];
    }

    public long closesAt(int i) {
        return columns.closes[at(i)];
    }

    public double open(int i) {
        return columns.open[at(i)];
    }

    public double high(int i) {
        return columns.high[at(i)];
    }

    public double low(int i) {
        return columns.low[at(i)];
    }

    public double close(int i) {
        return columns.close[at(i)];
    }

    public double volume(int i) {
        return columns.volume[at(i)];
    }

    public Bar bar(int i) {
        return new Bar(
                Instant.ofEpochMilli(opensAt(i)),
                Instant.ofEpochMilli(closesAt(i)),
                open(i),
                high(i),
                low(i),
                close(i),
                volume(i));
    }

    /** @throws IndexOutOfBoundsException if there are no bars */
    public Bar last() {
        return bar(size() - 1);
    }

    /** The bars from index {@code first} up to, not including, {@code end}; no copy. */
    public Bars slice(int first, int end) {
        if (first < 0 || end > size() || first > end) {
            throw new IndexOutOfBoundsException("Bars " + first + " to " + end + " of " + size() + ".");
        }
        return new Bars(symbol, timeframe, columns, from + first, from + end);
    }

    /** The last {@code count} bars, or all if there are fewer. */
    public Bars last(int count) {
        return slice(Math.max(0, size() - count), size());
    }

    /** The bars that have closed at this time. */
    public Bars closedBy(Instant time) {
        return slice(0, countClosedBy(time.toEpochMilli()));
    }

    /** How many bars have closed at this epoch millisecond. */
    public int countClosedBy(long millis) {
        int found = Arrays.binarySearch(columns.closes, from, to, millis);
        return (found >= 0 ? found + 1 : -found - 1) - from;
    }

    /**
     * The first bar from index {@code first} on whose low is at most {@code low} or whose high is at least {@code high};
     * {@link #size()} if there is none. Scans about a bar per nanosecond.
     */
    public int firstTouching(int first, double low, double high) {
        double[] lows = columns.low;
        double[] highs = columns.high;
        int i = from + Math.max(0, first);
        while (i < to && lows[i] > low && highs[i] < high) {
            i++;
        }
        return Math.max(i, from) - from;
    }

    private int at(int i) {
        if (i < 0 || i >= to - from) {
            throw new IndexOutOfBoundsException("Bar " + i + " of " + (to - from) + ".");
        }
        return from + i;
    }

    @Override
    public String toString() {
        return size() + " bars of " + symbol + " " + timeframe;
    }
}
