package dev.kuber.indicator;

/** The number of bars an indicator looks back: 1 to 10,000, so that a typing error cannot ask for gigabytes. */
final class Period {

    private static final int LONGEST = 10_000;

    private Period() {}

    /** @throws IllegalArgumentException if it is out of range; the message says so in a sentence */
    static int checked(int bars) {
        if (bars < 1 || bars > LONGEST) {
            throw new IllegalArgumentException("A period of " + bars + " bars is not possible: between 1 and 10,000.");
        }
        return bars;
    }
}
