package dev.kuber.agents.analysis;

/** Numbers in sentences; cheap, because a backtest writes millions of them. */
final class Figures {

    private Figures() {}

    /** Rounded to one decimal. */
    static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** Rounded to four significant decimals, enough for a price in a sentence. */
    static double price(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    static double clamp(double value) {
        return Math.max(-1, Math.min(1, value));
    }
}
