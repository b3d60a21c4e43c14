package dev.kuber.platform.budgets;

import java.util.Locale;

/** Whose money is counted. Locks are taken in this order. */
enum Scope {
    PIPELINE,
    USER;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Scope of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
