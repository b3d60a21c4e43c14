package dev.kuber.platform.estimates;

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
     * @param most times
     */
    CostRange times(double fewest, double most) {
        return new CostRange(
                Amounts.of(Math.max(0, fewest * mean - width(fewest, expected - low))),
                Amounts.of((fewest + most) / 2 * mean),
                Amounts.of(most * mean + width(most, high - expected)));
    }

    private double width(double times, double one) {
        return times == 0 ? 0 : one * times * Math.sqrt(1 / times + (known == 0 ? 1 : 1.0 / known));
    }
}
