package dev.kuber.condition;

import dev.kuber.indicator.BarIndicator;
import dev.kuber.trade.Bars;
import java.util.OptionalInt;

/**
 * Evaluates a condition over the columns of a history and finds the bars where it holds. Says of each bar what
 * {@link ConditionTracker} says at it.
 *
 * <p>Works forward piece by piece and only as far as it is asked: each different operand is computed once per bar into a
 * short column, comparisons become bits, 64 bars to a word, and all/any are one instruction per word. What stays in
 * memory is two bits per bar. Not safe for several threads.
 */
public final class ConditionScan {

    /** Bars per piece: few enough for the columns to stay in the processor's cache, a multiple of 64. */
    private static final int PIECE = 2_048;

    private final Bars bars;
    private final BarIndicator[] indicators;
    private final double[][] columns;
    private final TruthBits root;
    private final long[] trues;
    private final long[] falses;
    private int done;

    /** @throws IllegalArgumentException if an operand's parameters are impossible; the message says so in a sentence */
    public ConditionScan(Condition condition, Bars bars) {
        this.bars = bars;
        var operands = new Operands();
        root = TruthBits.of(condition, operands, PIECE / Long.SIZE);
        indicators = operands.indicators();
        columns = new double[indicators.length][PIECE];
        int words = (bars.size() + Long.SIZE - 1) / Long.SIZE;
        trues = new long[words];
        falses = new long[words];
    }

    public int size() {
        return bars.size();
    }

    /** The first bar from this index on at whose close the condition is true; empty if there is none. */
    public OptionalInt next(int fromIndex) {
        if (fromIndex < 0) {
            throw new IndexOutOfBoundsException("Bar " + fromIndex + " of " + size() + ".");
        }
        int at = fromIndex;
        while (at < size()) {
            advanceTo(at);
            long word = trues[at / Long.SIZE] >>> (at % Long.SIZE);
            if (word != 0) {
                return OptionalInt.of(at + Long.numberOfTrailingZeros(word));
            }
            at = (at / Long.SIZE + 1) * Long.SIZE;
        }
        return OptionalInt.empty();
    }

    /** What is known of the condition at the close of this bar. */
    public Truth at(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("Bar " + index + " of " + size() + ".");
        }
        advanceTo(index);
        long bit = 1L << (index % Long.SIZE);
        if ((trues[index / Long.SIZE] & bit) != 0) {
            return Truth.TRUE;
        }
        return (falses[index / Long.SIZE] & bit) != 0 ? Truth.FALSE : Truth.UNKNOWN;
    }

    private void advanceTo(int index) {
        while (done <= index) {
            int count = Math.min(PIECE, size() - done);
            Bars piece = bars.slice(done, done + count);
            for (int i = 0; i < indicators.length; i++) {
                fill(indicators[i], piece, columns[i]);
            }
            root.next(columns, count);
            root.copyTo(trues, falses, done / Long.SIZE, count);
            done += count;
        }
    }

    private static void fill(BarIndicator indicator, Bars bars, double[] column) {
        int size = bars.size();
        for (int i = 0; i < size; i++) {
            column[i] = indicator.update(bars.open(i), bars.high(i), bars.low(i), bars.close(i), bars.volume(i));
        }
    }
}
