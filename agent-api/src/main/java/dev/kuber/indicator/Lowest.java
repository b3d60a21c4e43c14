package dev.kuber.indicator;

/** The lowest of the last {@code period} values; NaN until there are as many. */
public final class Lowest {

    private final Highest mirrored;

    public Lowest(int period) {
        mirrored = new Highest(period);
    }

    public double update(double next) {
        return -mirrored.update(-next);
    }

    public double value() {
        return -mirrored.value();
    }
}
