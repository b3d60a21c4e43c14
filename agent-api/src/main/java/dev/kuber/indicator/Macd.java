package dev.kuber.indicator;

/**
 * Moving average convergence divergence, in price units: a fast minus a slow {@link Ema} of the value (the line), an
 * {@link Ema} of the line (the signal), and line minus signal (the histogram).
 *
 * <p>Seeded as TA-Lib: both averages give their first result at bar {@code slow}, so that the fast one begins
 * {@code slow - fast} bars late and may differ from a plain {@link Ema} for a while. The line is known from bar
 * {@code slow} on, signal and histogram from bar {@code slow + signal - 1} on.
 */
public final class Macd {

    private final Ema fast;
    private final Ema slow;
    private final Ema signal;
    private int late;
    private double line = Double.NaN;

    /** @throws IllegalArgumentException if the fast period is not shorter than the slow one */
    public Macd(int fast, int slow, int signal) {
        check(fast, slow);
        this.fast = new Ema(fast);
        this.slow = new Ema(slow);
        this.signal = new Ema(signal);
        late = slow - fast;
    }

    static void check(int fast, int slow) {
        if (fast >= slow) {
            throw new IllegalArgumentException(
                    "The fast period of MACD must be shorter than the slow one, not " + fast + " and " + slow + ".");
        }
    }

    /** @return the line */
    public double update(double next) {
        double quick = late > 0 ? Double.NaN : fast.update(next);
        late = Math.max(0, late - 1);
        line = quick - slow.update(next);
        if (!Double.isNaN(line)) {
            signal.update(line);
        }
        return line;
    }

    public double line() {
        return line;
    }

    public double signal() {
        return signal.value();
    }

    public double histogram() {
        return line - signal.value();
    }
}
