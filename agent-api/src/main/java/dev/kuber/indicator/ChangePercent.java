package dev.kuber.indicator;

import java.util.Arrays;

/**
 * The change against the value {@code bars} values before, in percent (the rate of change, ROC); NaN until there is such
 * a value, and where that value is zero.
 */
public final class ChangePercent {

    private final double[] before;
    private int oldest;
    private double value = Double.NaN;

    public ChangePercent(int bars) {
        before = new double[Period.checked(bars)];
        Arrays.fill(before, Double.NaN);
    }

    public double update(double next) {
        double then = before[oldest];
        before[oldest++] = next;
        if (oldest == before.length) {
            oldest = 0;
        }
        value = then == 0 ? Double.NaN : 100 * (next - then) / then;
        return value;
    }

    public double value() {
        return value;
    }
}
