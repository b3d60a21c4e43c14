package dev.kuber.indicator;

/**
 * Bollinger bands: the mean of the last {@code period} values plus and minus a number of their population standard
 * deviations (as TA-Lib's BBANDS with a simple average); NaN until there are as many values.
 *
 * <p>Mean and squared deviations are kept for the end of one block of {@code period} values and for the beginning of the
 * next (Welford's update) and joined with the formula of Chan, Golub and LeVeque (1979). Squares are only ever added, so
 * that nothing cancels and nothing drifts over millions of values; the bands of a flat series are exactly its value.
 */
public final class Bollinger {

    private final int period;
    private final double deviations;
    /** Before {@code filled} the values of this block; behind it the means from there to the end of the block before. */
    private final double[] means;

    private final double[] squares;
    private int filled;
    private boolean warm;
    private double mean;
    private double square;
    private double middle = Double.NaN;
    private double distance = Double.NaN;

    public Bollinger(int period, double deviations) {
        this.period = Period.checked(period);
        check(deviations);
        this.deviations = deviations;
        means = new double[period];
        squares = new double[period];
    }

    static void check(double deviations) {
        if (!(deviations > 0 && deviations <= 100)) {
            throw new IllegalArgumentException(
                    "Bollinger bands lie between 0 and 100 standard deviations away, not " + deviations + ".");
        }
    }

    public void update(double next) {
        means[filled++] = next;
        double apart = next - mean;
        // The quotient does not depend on the value, so that the processor has it ready.
        mean += apart * (1.0 / filled);
        square += apart * (next - mean);
        if (filled == period) {
            middle = mean;
            distance = deviations * Math.sqrt(square / period);
            turn();
        } else if (warm) {
            join();
        }
    }

    public double upper() {
        return middle + distance;
    }

    public double middle() {
        return middle;
    }

    public double lower() {
        return middle - distance;
    }

    private void join() {
        double share = (double) filled / period;
        double apart = mean - means[filled];
        middle = means[filled] + apart * share;
        double all = square + squares[filled] + apart * apart * share * (period - filled);
        distance = deviations * Math.sqrt(all / period);
    }

    private void turn() {
        double tailMean = 0;
        double tailSquare = 0;
        for (int i = period - 1; i > 0; i--) {
            double next = means[i];
            double apart = next - tailMean;
            tailMean += apart * (1.0 / (period - i));
            tailSquare += apart * (next - tailMean);
            means[i] = tailMean;
            squares[i] = tailSquare;
        }
        mean = 0;
        square = 0;
        filled = 0;
        warm = true;
    }
}
