package dev.kuber.platform.engine;

/** Where a node of an execution stands. */
public enum NodeState {
    PENDING,
    WAITING,
    /** Failed, and will be tried again. */
    BACKING_OFF,
    DONE,
    /** Ended by a business "no". */
    STOPPED,
    /** Never ran: every node before it stopped, or what it needs was not found out. */
    SKIPPED,
    FAILED;

    /** Nothing more comes from this node. */
    public boolean settled() {
        return this == DONE || this == STOPPED || this == SKIPPED || this == FAILED;
    }
}
