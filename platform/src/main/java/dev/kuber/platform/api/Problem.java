package dev.kuber.platform.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An error as a client reads it (RFC 9457).
 *
 * @param type {@code about:blank}: the status says it all
 * @param detail one sentence a person understands
 * @param errors the fields, nodes or lines that are wrong, if they can be named
 * @param executionId the execution that is in the way, if there is one
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String executionId) {

    Problem {
        errors = List.copyOf(errors);
    }

    static Problem of(HttpStatus status, String detail, List<Fault> errors) {
        String reason = status.getReasonPhrase();
        String title = reason.substring(0, 1) + reason.substring(1).toLowerCase(java.util.Locale.ROOT);
        return new Problem("about:blank", title, status.value(), detail, errors, null);
    }

    /** The same with the execution that is in the way. */
    Problem because(@Nullable String execution) {
        return new Problem(type, title, status, detail, errors, execution);
    }

    static Problem of(HttpStatus status, String detail) {
        return of(status, detail, List.of());
    }

    /** One thing that is wrong, as a sentence, and where: in a field, at a node of a pipeline, on a line of a file. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fault(
            @Nullable String field,
            @Nullable String node,
            @Nullable Long line,
            String message) {

        static Fault field(String field, String message) {
            return new Fault(field, null, null, message);
        }

        static Fault line(long line, String message) {
            return new Fault(null, null, line, message);
        }
    }
}
