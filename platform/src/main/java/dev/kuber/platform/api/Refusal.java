package dev.kuber.platform.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Ends a request with a problem; thrown by controllers when a module's answer is no. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient @Nullable Duration retryAfter;

    private Refusal(Problem problem, @Nullable Duration retryAfter) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    private static Refusal of(HttpStatus status, String detail, List<Problem.Fault> errors) {
        return new Refusal(Problem.of(status, detail, errors), null);
    }

    /** 400: the request cannot be understood. */
    static Refusal badRequest(String detail, Problem.Fault... errors) {
        return of(HttpStatus.BAD_REQUEST, detail, List.of(errors));
    }

    static Refusal unauthorized(String detail) {
        return of(HttpStatus.UNAUTHORIZED, detail, List.of());
    }

    /** 403: known, and not allowed. */
    static Refusal forbidden(String detail) {
        return of(HttpStatus.FORBIDDEN, detail, List.of());
    }

    /**
     * 404: it does not exist, or is somebody else's.
     *
     * @param kind what it is, such as {@code pipeline}
     */
    static Refusal notFound(String kind) {
        return of(HttpStatus.NOT_FOUND, "There is no such " + kind + ".", List.of());
    }

    /** 409: not in the present state. */
    static Refusal conflict(String detail, Problem.Fault... errors) {
        return of(HttpStatus.CONFLICT, detail, List.of(errors));
    }

    /**
     * 409: something else is going.
     *
     * @param executionId of what is going; null when it has ended just now
     */
    static Refusal busy(String detail, @Nullable String executionId) {
        return new Refusal(Problem.of(HttpStatus.CONFLICT, detail).because(executionId), null);
    }

    /** 413: more than is taken. */
    static Refusal tooLarge(String detail) {
        return of(HttpStatus.CONTENT_TOO_LARGE, detail, List.of());
    }

    /** 422: understood but refused. */
    static Refusal unprocessable(String detail, List<Problem.Fault> errors) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, detail, errors);
    }

    /** 422 with these errors; their sentences become the detail. */
    static Refusal invalid(Problem.Fault... errors) {
        String detail = Arrays.stream(errors).map(Problem.Fault::message).collect(Collectors.joining(" "));
        return unprocessable(detail, List.of(errors));
    }

    /** 429: later. */
    static Refusal tooMany(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new Refusal(
                Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many attempts. Try again in " + seconds + (seconds == 1 ? " second." : " seconds.")),
                Duration.ofSeconds(seconds));
    }

    Problem problem() {
        return problem;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
