package dev.kuber.platform.estimates;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What something costs from time to time, in dollars.
 *
 * @param low one time in ten it is less
 * @param expected half of the time it is less
 * @param mean of many times, without the outermost
 * @param high one time in ten it is more
 * @param known from how many times this is known; 0 where somebody says so
 */
record Spread(double low, double expected, double mean, double high, int known) {

    static final Spread NOTHING = exactly(0);

    static Spread exactly(double amount) {
        return new Spread(amount, amount, amount, amount, 0);
    }

    /** Values that few runs have given say less of the next one than those of many. */
    private static final int FEW = 9;

    /** Of what was paid so far; at least one value. */
    static Spread of(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double expected = quantile(sorted, 0.5);
        double wider = sorted.length < FEW ? 1 + 3.0 / sorted.length : 1;
        double least = quantile(sorted, 0.05);
        double most = quantile(sorted, 0.95);
        double mean = DoubleStream.of(sorted)
                .map(value -> Math.clamp(value, least, most))
                .average()
                .orElse(0);
        return new Spread(
                Math.max(0, expected - wider * (expected - quantile(sorted, 0.1))),
                expected,
                mean,
                expected + wider * (quantile(sorted, 0.9) - expected),
                sorted.length);
    }

    /** Such that the next value of as many is below with this probability (type 6 of Hyndman and Fan). */
    private static double quantile(double[] sorted, double probability) {
        double position = Math.clamp(probability * (sorted.length + 1) - 1, 0, sorted.length - 1.0);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** Of both together, where one says nothing of the other. */
    Spread plus(Spread other) {
        double all = expected + other.expected;
        return new Spread(
                Math.max(0, all - Math.hypot(expected - low, other.expected - other.low)),
                all,
                mean + other.mean,
                all + Math.hypot(high - expected, other.high - other.expected),
                known == 0 ? other.known : other.known == 0 ? known : Math.min(known, other.known));
    }

    CostRange range() {
        return new CostRange(Amounts.of(low), Amounts.of(expected), Amounts.of(high));
    }

    /**
     * Of many times: chance evens out among them, but not what is known too little of.
     *
     * @param fewest times
     * @param usual times
     * @param most times
     */
    CostRange times(double fewest, double usual, double most) {
        return new CostRange(
                Amounts.of(Math.max(0, fewest * mean - width(fewest, expected - low))),
                Amounts.of(usual * mean),
                Amounts.of(most * mean + width(most, high - expected)));
    }

    private double width(double times, double one) {
        return times == 0 ? 0 : one * times * Math.sqrt(1 / times + (known == 0 ? 1 : 1.0 / known));
    }
}
