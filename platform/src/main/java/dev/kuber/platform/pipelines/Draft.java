package dev.kuber.platform.pipelines;

import java.time.Instant;

/**
 * Changes to a pipeline that are not saved as a revision yet, whatever their problems. A pipeline has at most one.
 *
 * @param baseRevision the revision that was edited
 * @param version another one with every change; whoever writes over a draft names the one they have seen
 */
public record Draft(Definition definition, int baseRevision, long version, Instant updatedAt) {

    /** What came of writing or removing a draft. */
    public sealed interface Kept {

        record Saved(Draft draft) implements Kept {}

        record Removed() implements Kept {}

        /** There is no such pipeline, or it is somebody else's. */
        record NotFound() implements Kept {}

        /** Not now; the reason is a sentence. */
        record Refused(String reason) implements Kept {}

        /** It cannot be kept like this: the field, and a sentence. */
        record Wrong(String field, String reason) implements Kept {}
    }
}
