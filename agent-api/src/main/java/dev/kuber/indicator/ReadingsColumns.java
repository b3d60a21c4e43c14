package dev.kuber.indicator;

import dev.kuber.indicator.StandardReadings.Row;
import dev.kuber.trade.Bars;

/**
 * The {@link Readings} at every bar of a history, computed once by {@link StandardReadings}; asking for one only makes
 * the record. Takes 144 bytes per bar. Immutable, safe for several threads.
 */
public final class ReadingsColumns {

    private static final int PIECE = 1 << 14;

    private final Bars bars;
    private final double[][] pieces;

    private ReadingsColumns(Bars bars, double[][] pieces) {
        this.bars = bars;
        this.pieces = pieces;
    }

    public static ReadingsColumns of(Bars bars) {
        int size = bars.size();
        var pieces = new double[(size + PIECE - 1) / PIECE][];
        var readings = new StandardReadings();
        for (int piece = 0; piece < pieces.length; piece++) {
            int first = piece * PIECE;
            pieces[piece] = rows(readings, bars.slice(first, Math.min(size, first + PIECE)));
        }
        return new ReadingsColumns(bars, pieces);
    }

    private static double[] rows(StandardReadings readings, Bars bars) {
        var rows = new double[bars.size() * Row.WIDTH];
        for (int i = 0; i < bars.size(); i++) {
            readings.compute(bars.high(i), bars.low(i), bars.close(i), bars.volume(i), rows, i * Row.WIDTH);
        }
        return rows;
    }

    public int size() {
        return bars.size();
    }

    /**
     * The readings at the close of the bar with this index.
     *
     * @throws IndexOutOfBoundsException if there is no such bar
     */
    public Readings at(int index) {
        long closes = bars.closesAt(index);
        return Row.readings(index + 1, closes, pieces[index / PIECE], index % PIECE * Row.WIDTH);
    }
}
