package dev.kuber.platform.engine;

/** Another worker has written to the execution meanwhile; whoever gets this must stop at once. */
final class LostClaim extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostClaim(String executionId) {
        super("Another worker went on with execution " + executionId + ".", null, false, false);
    }
}
