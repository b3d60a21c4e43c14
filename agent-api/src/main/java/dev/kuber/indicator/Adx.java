package dev.kuber.indicator;

/**
 * Wilder's average directional index, 0-100, the strength of a trend whatever its direction; NaN before bar
 * {@code 2 x period}.
 *
 * <p>Seeded as TA-Lib: directional moves and ranges are summed over {@code period - 1} bars, then smoothed; the first
 * result is the mean of the first {@code period} directional indices. A bar at which nothing has moved leaves it as it is.
 */
public final class Adx {

    private static final double NOTHING = 1e-14;

    private final TrueRange range = new TrueRange();
    private final int period;
    private final double weight;
    private int moves = -1;
    private double lastHigh;
    private double lastLow;
    private double up;
    private double down;
    private double ranges;
    private double sum;
    private double value = Double.NaN;

    public Adx(int period) {
        this.period = Period.checked(period);
        weight = 1.0 / period;
    }

    public double update(double high, double low, double close) {
        double rise = high - lastHigh;
        double fall = lastLow - low;
        double next = range.update(high, low, close);
        lastHigh = high;
        lastLow = low;
        if (moves < 2 * period) {
            moves++;
        }
        if (moves > 0) {
            double keep = moves < period ? 1 : 1 - weight;
            up = up * keep + (rise > fall && rise > 0 ? rise : 0);
            down = down * keep + (fall > rise && fall > 0 ? fall : 0);
            ranges = ranges * keep + next;
        }
        if (moves >= period) {
            average();
        }
        return value;
    }

    public double value() {
        return value;
    }

    private void average() {
        double both = up + down;
        // The directional indicators are 100 x up / ranges and 100 x down / ranges; their ratio needs no ranges.
        boolean moved = ranges >= NOTHING && 100 * both >= NOTHING * ranges;
        double index = moved ? 100 * Math.abs(up - down) / both : 0;
        if (moves < 2 * period - 1) {
            sum += index;
        } else if (moves == 2 * period - 1) {
            value = (sum + index) / period;
        } else if (moved) {
            value += (index - value) * weight;
        }
    }
}
