package dev.kuber.platform.markets;

import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.util.Arrays;

/** Columns of bars that are still growing. Times are epoch milliseconds. */
public final class BarColumns {

    private long[] opens;
    private long[] closes;
    private double[] open;
    private double[] high;
    private double[] low;
    private double[] close;
    private double[] volume;
    private int size;

    public BarColumns(int capacity) {
        int rows = Math.max(capacity, 16);
        opens = new long[rows];
        closes = new long[rows];
        open = new double[rows];
        high = new double[rows];
        low = new double[rows];
        close = new double[rows];
        volume = new double[rows];
    }

    public int size() {
        return size;
    }

    /** Appends a bar; prices follow with {@link #prices}. */
    public void add(long opensAt, long closesAt) {
        if (size == opens.length) {
            grow();
        }
        opens[size] = opensAt;
        closes[size] = closesAt;
        size++;
    }

    /** Sets the prices of the last bar. */
    public void prices(double o, double h, double l, double c, double v) {
        int i = size - 1;
        open[i] = o;
        high[i] = h;
        low[i] = l;
        close[i] = c;
        volume[i] = v;
    }

    /** Appends a copy of bar {@code i}. */
    public void copy(Bars bars, int i) {
        add(bars.opensAt(i), bars.closesAt(i));
        prices(bars.open(i), bars.high(i), bars.low(i), bars.close(i), bars.volume(i));
    }

    /** Appends a copy of this bar. */
    public void copy(Bar bar) {
        add(bar.opens().toEpochMilli(), bar.closes().toEpochMilli());
        prices(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    /** Appends copies of all bars. */
    public void copyAll(Bars bars) {
        for (int i = 0; i < bars.size(); i++) {
            copy(bars, i);
        }
    }

    /** Adds a finer bar to the last bar if that has the same period, else begins a new bar with it. */
    void merge(long opensAt, long closesAt, Bars fine, int i) {
        if (size == 0 || opens[size - 1] != opensAt) {
            add(opensAt, closesAt);
            prices(fine.open(i), fine.high(i), fine.low(i), fine.close(i), fine.volume(i));
            return;
        }
        int last = size - 1;
        high[last] = Math.max(high[last], fine.high(i));
        low[last] = Math.min(low[last], fine.low(i));
        close[last] = fine.close(i);
        volume[last] += fine.volume(i);
    }

    /** The bars so far. This object must not be changed afterwards: the columns may be shared. */
    public Bars toBars(Symbol symbol, Timeframe timeframe) {
        if (size < opens.length) {
            resize(size);
        }
        return Bars.of(symbol, timeframe, new Bars.Columns(opens, closes, open, high, low, close, volume));
    }

    private void grow() {
        resize(size + (size >> 1) + 1);
    }

    private void resize(int rows) {
        opens = Arrays.copyOf(opens, rows);
        closes = Arrays.copyOf(closes, rows);
        open = Arrays.copyOf(open, rows);
        high = Arrays.copyOf(high, rows);
        low = Arrays.copyOf(low, rows);
        close = Arrays.copyOf(close, rows);
        volume = Arrays.copyOf(volume, rows);
    }
}
