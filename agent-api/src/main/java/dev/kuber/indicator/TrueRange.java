package dev.kuber.indicator;

/**
 * Wilder's true range in price units: from the higher of the bar's high and the close before to the lower of its low and
 * the close before; NaN at the first bar, which has no close before.
 */
public final class TrueRange {

    private double lastClose = Double.NaN;
    private double value = Double.NaN;

    public double update(double high, double low, double close) {
        value = Math.max(high, lastClose) - Math.min(low, lastClose);
        lastClose = close;
        return value;
    }

    public double value() {
        return value;
    }
}
