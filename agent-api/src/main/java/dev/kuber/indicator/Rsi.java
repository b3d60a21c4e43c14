package dev.kuber.indicator;

/**
 * Wilder's relative strength index, 0-100: the smoothed gains as a share of the smoothed moves; NaN until there are
 * {@code period} changes.
 *
 * <p>Seeded with the plain mean of the first {@code period} changes, as in J. W. Wilder, "New Concepts in Technical
 * Trading Systems" (1978), and in TA-Lib. Where nothing has moved for so long that the smoothed move is below 1e-14, the
 * index is 0, as in TA-Lib 0.6: a flat market reads as 0, not as 50.
 */
public final class Rsi {

    private static final double NOTHING = 1e-14;

    private final int period;
    private final double weight;
    private int changes = -1;
    private double last;
    private double gain;
    private double move;
    private double value = Double.NaN;

    public Rsi(int period) {
        this.period = Period.checked(period);
        weight = 1.0 / period;
    }

    public double update(double next) {
        double change = next - last;
        last = next;
        if (changes >= period) {
            double size = Math.abs(change);
            // Half of the size plus the change is the gain, without a branch that the processor mispredicts.
            gain += (0.5 * (size + change) - gain) * weight;
            move += (size - move) * weight;
            value = index();
        } else {
            seed(change);
        }
        return value;
    }

    public double value() {
        return value;
    }

    private void seed(double change) {
        changes++;
        if (changes > 0) {
            gain += Math.max(change, 0) * weight;
            move += Math.abs(change) * weight;
        }
        if (changes == period) {
            value = index();
        }
    }

    private double index() {
        return move < NOTHING ? 0 : 100 * (gain / move);
    }
}
