package dev.kuber.platform.engine;

/** Named points of a step at which a test may kill the worker. Does nothing in production. */
@FunctionalInterface
public interface Probe {

    Probe NONE = (_, _) -> {};

    void at(Point point, String executionId);

    /** In the order in which a step passes them. */
    enum Point {
        CLAIMED,
        BEFORE_RUN,
        AFTER_RUN,
        BEFORE_COMMIT,
        /** Statements are sent, the transaction is not committed. */
        IN_COMMIT,
        AFTER_COMMIT,
        /** The execution's wake-up is about to be moved and the claim given back. */
        BEFORE_RELEASE
    }
}
