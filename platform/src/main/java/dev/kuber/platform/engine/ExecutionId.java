package dev.kuber.platform.engine;

import java.time.Instant;

/**
 * Id of an execution, derived from its pipeline and the time it was fired, so that firing twice starts once. Safe in a
 * URL and short, because client order ids are derived from it.
 */
public final class ExecutionId {

    private ExecutionId() {}

    /** The pipeline's id, a dash, and the fire time in milliseconds since 1970, base 36. */
    public static String of(String pipelineId, Instant firedAt) {
        return pipelineId + "-" + Long.toString(firedAt.toEpochMilli(), 36);
    }

    /** The pipeline's id, a dash, and the number of the trial after a letter that no fire time has. */
    static String ofTrial(String pipelineId, int revision) {
        return pipelineId + "-T" + -revision;
    }
}
