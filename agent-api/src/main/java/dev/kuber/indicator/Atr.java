package dev.kuber.indicator;

/**
 * Wilder's average true range in price units; NaN until there are {@code period} true ranges, which is at bar
 * {@code period + 1}. Their mean is the first result; then the newest range weighs 1 / period (as TA-Lib).
 */
public final class Atr {

    private final TrueRange range = new TrueRange();
    private final int period;
    private final double weight;
    private int ranges = -1;
    private double mean;

    public Atr(int period) {
        this.period = Period.checked(period);
        weight = 1.0 / period;
    }

    public double update(double high, double low, double close) {
        double next = range.update(high, low, close);
        if (ranges >= period) {
            mean += (next - mean) * weight;
            return mean;
        }
        ranges++;
        if (ranges > 0) {
            mean += (next - mean) / ranges;
        }
        return value();
    }

    public double value() {
        return ranges < period ? Double.NaN : mean;
    }
}
