package dev.kuber.platform.pipelines;

/** What came of changing a pipeline. */
public sealed interface Change {

    /** The pipeline as it is now; after a deletion, as it was. */
    record Changed(Pipeline pipeline) implements Change {}

    /** It does not exist, or is somebody else's. */
    record NotFound() implements Change {}

    /** Not in its present state; the reason is a sentence. */
    record Refused(String reason) implements Change {}
}
