package dev.kuber.platform.estimates;

/** How far an estimate can be relied on. */
public enum Confidence {
    /** How often it runs depends on triggers that may fire at any time, or part of its cost is not known. */
    LOW,
    /** From averages, or from own runs that are too few or too different. */
    MEDIUM,
    /** From this user's own runs of this pipeline, which past estimates have matched. */
    HIGH
}
