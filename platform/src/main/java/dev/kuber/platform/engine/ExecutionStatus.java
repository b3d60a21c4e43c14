package dev.kuber.platform.engine;

/** Where an execution stands. */
public enum ExecutionStatus {
    /** Created; nothing has run yet. */
    PENDING,
    /** Only triggers wait. */
    WAITING_TRIGGER,
    RUNNING,
    /** A position is open. */
    MONITORING,
    COMPLETED,
    FAILED,
    CANCELLED,
    /** A position is open and something keeps failing, or nobody looks after it. */
    NEEDS_ATTENTION;

    /** Nothing will happen any more. */
    public boolean terminal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
