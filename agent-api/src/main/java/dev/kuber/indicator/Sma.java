package dev.kuber.indicator;

/**
 * Simple moving average: the arithmetic mean of the last {@code period} values; NaN until there are as many.
 *
 * <p>The window is kept as the end of one block of {@code period} values and the beginning of the next: sums over the
 * ends of a finished block are made once when it is full, the beginning of the next one is summed as it comes. Nothing is
 * ever subtracted again, so that no rounding error outlives its block, and a flat series has exactly its own value as
 * mean.
 */
public final class Sma {

    private final int period;
    /** Before {@code filled} the values of this block; behind it the sums from there to the end of the block before. */
    private final double[] block;

    private int filled;
    private boolean warm;
    private double anchor = Double.NaN;
    private double sum;
    private double value = Double.NaN;

    public Sma(int period) {
        this.period = Period.checked(period);
        block = new double[period];
    }

    public double update(double next) {
        if (Double.isNaN(anchor)) {
            anchor = next;
        }
        sum += next - anchor;
        block[filled++] = next;
        if (filled == period) {
            value = anchor + sum / period;
            turn(next);
        } else if (warm) {
            value = anchor + (sum + block[filled]) / period;
        }
        return value;
    }

    public double value() {
        return value;
    }

    private void turn(double last) {
        anchor = last;
        double tail = 0;
        for (int i = period - 1; i > 0; i--) {
            tail += block[i] - last;
            block[i] = tail;
        }
        sum = 0;
        filled = 0;
        warm = true;
    }
}
