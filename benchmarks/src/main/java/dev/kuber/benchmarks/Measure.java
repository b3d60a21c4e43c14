package dev.kuber.benchmarks;

/**
 * One number that was measured.
 *
 * @param what is measured, in a few words
 * @param unit such as {@code ns/bar}
 * @param note what to compare it with; empty for nothing
 */
record Measure(String what, double value, String unit, String note) {

    Measure(String what, double value, String unit) {
        this(what, value, unit, "");
    }
}
