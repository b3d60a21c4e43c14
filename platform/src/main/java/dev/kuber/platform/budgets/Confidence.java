package dev.kuber.platform.budgets;

/** How far an estimate can be relied on. */
public enum Confidence {
    /** How often it runs depends on triggers that may fire at any time. */
    LOW,
    /** From the agents' usual running times. */
    MEDIUM,
    /** From this user's own runs. */
    HIGH
}
