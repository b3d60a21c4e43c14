package dev.kuber.agents.analysis;

/**
 * What one analyst thinks of one timeframe.
 *
 * @param score -1 (down) to 1 (up); NaN where nothing is known
 * @param factor the reason in words
 */
record View(double score, String factor) {

    static final View UNKNOWN = new View(Double.NaN, "");

    boolean known() {
        return !Double.isNaN(score);
    }
}
