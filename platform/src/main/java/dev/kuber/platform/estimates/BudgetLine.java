package dev.kuber.platform.estimates;

import dev.kuber.trade.Money;

/**
 * A limit, and what would become of it.
 *
 * @param spent so far, by everything that counts for it
 * @param expected in addition by this pipeline until the period ends
 * @param percent of the limit that both together are
 */
public record BudgetLine(
        Scope scope,
        Period period,
        Money limit,
        Money spent,
        Money expected,
        int percent,
        Level level,
        String sentence) {

    /** Whose limit it is. */
    public enum Scope {
        USER,
        PIPELINE
    }

    /** For how long it holds. */
    public enum Period {
        DAY,
        MONTH
    }

    /** How bad it is. */
    public enum Level {
        OK,
        /** Above 80 %. */
        WARN,
        /** Above 100 %. */
        ERROR
    }
}
