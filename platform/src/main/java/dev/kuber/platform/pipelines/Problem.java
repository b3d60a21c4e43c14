package dev.kuber.platform.pipelines;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a pipeline, in a sentence a trader understands.
 *
 * @param node id of the node it is about; null for the pipeline as a whole
 * @param field path of the field, within the node's configuration or, without node, within the definition
 */
public record Problem(
        Severity severity, @Nullable String node, @Nullable String field, String message) {

    /** How bad it is. */
    public enum Severity {
        /** The pipeline cannot be started. */
        ERROR,
        /** It can be started, but may not do what was meant. */
        WARNING
    }

    public static Problem error(@Nullable String node, @Nullable String field, String message) {
        return new Problem(Severity.ERROR, node, field, message);
    }

    public static Problem warning(@Nullable String node, @Nullable String field, String message) {
        return new Problem(Severity.WARNING, node, field, message);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
