package dev.kuber.indicator;

/**
 * The highest of the last {@code period} values; NaN until there are as many.
 *
 * <p>Three comparisons per value whatever the period (van Herk, 1992): the maxima over the ends of a finished block of
 * {@code period} values are made once when it is full and compared with the maximum of the block that has begun.
 */
public final class Highest {

    private final int period;
    /** Before {@code filled} the values of this block; behind it the maxima from there to the end of the block before. */
    private final double[] block;

    private int filled;
    private boolean warm;
    private double highest = Double.NEGATIVE_INFINITY;
    private double value = Double.NaN;

    public Highest(int period) {
        this.period = Period.checked(period);
        block = new double[period];
    }

    public double update(double next) {
        highest = Math.max(highest, next);
        block[filled++] = next;
        if (filled == period) {
            value = highest;
            turn();
        } else if (warm) {
            value = Math.max(highest, block[filled]);
        }
        return value;
    }

    public double value() {
        return value;
    }

    private void turn() {
        for (int i = period - 2; i > 0; i--) {
            block[i] = Math.max(block[i], block[i + 1]);
        }
        highest = Double.NEGATIVE_INFINITY;
        filled = 0;
        warm = true;
    }
}
