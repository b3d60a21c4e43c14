package dev.kuber.indicator;

/**
 * Exponential moving average with the weight 2 / (period + 1) for the newest value; NaN until there are {@code period}
 * values, whose mean is the first result (the seeding of TA-Lib).
 */
public final class Ema {

    private final int period;
    private final double weight;
    private int seen;
    private double mean;

    public Ema(int period) {
        this.period = Period.checked(period);
        weight = 2.0 / (period + 1);
    }

    public double update(double next) {
        if (seen < period) {
            seen++;
            mean += (next - mean) / seen;
            return value();
        }
        mean += (next - mean) * weight;
        return mean;
    }

    public double value() {
        return seen < period ? Double.NaN : mean;
    }
}
