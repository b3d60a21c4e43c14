package dev.kuber.condition;

/** What is known of a condition at a bar: Kleene's three-valued logic, in the order false, unknown, true. */
public enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    /** False if one of them is, true if both are, else unknown. */
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** True if one of them is, false if both are, else unknown. */
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }
}
