package dev.kuber.platform.api;

import dev.kuber.port.MarketData;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Turns every failure of a request into a {@link Problem}; what is our own fault is logged and not shown. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler(Refusal.class)
    ResponseEntity<Object> refused(Refusal refusal) {
        var headers = new HttpHeaders();
        if (refusal.retryAfter() != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER, Long.toString(refusal.retryAfter().toSeconds()));
        }
        return answer(refusal.problem(), headers);
    }

    @ExceptionHandler(MarketData.NoData.class)
    ResponseEntity<Object> noData(MarketData.NoData nothing) {
        return answer(Problem.of(HttpStatus.NOT_FOUND, String.valueOf(nothing.getMessage())), new HttpHeaders());
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> failed(Exception e) {
        LOG.error("A request failed.", e);
        return answer(
                Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "Something went wrong on our side. Nothing more is known here; the server's log has it."),
                new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode code, WebRequest request) {
        HttpStatus status = HttpStatus.valueOf(code.value());
        if (status.is5xxServerError()) {
            return failed(e);
        }
        return answer(problem(e, status), headers);
    }

    private static Problem problem(Exception e, HttpStatus status) {
        return switch (e) {
            case HttpMessageNotReadableException unread
            when unread.getCause() instanceof JacksonException json -> JsonProblems.of(json);
            case HttpMessageNotReadableException unread
            when unread.getMostSpecificCause() instanceof JacksonException json -> JsonProblems.of(json);
            case HttpMessageNotReadableException unread -> Problem.of(status, "A JSON body is needed.");
            case MethodArgumentTypeMismatchException mismatch
            when mismatch.getParameter().hasParameterAnnotation(PathVariable.class) ->
                Problem.of(HttpStatus.NOT_FOUND, "There is nothing with this id.");
            case TypeMismatchException mismatch -> parameter(mismatch);
            case MissingServletRequestParameterException missing ->
                named(status, missing.getParameterName(), "This parameter is needed.");
            case MissingServletRequestPartException missing ->
                named(status, missing.getRequestPartName(), "This part of the form is needed.");
            case MaxUploadSizeExceededException large ->
                Problem.of(HttpStatus.CONTENT_TOO_LARGE, "The file is too large; at most 200 MB are taken.");
            case HttpRequestMethodNotSupportedException method ->
                Problem.of(
                        status,
                        "The method " + method.getMethod() + " is not possible here; possible: "
                                + (method.getSupportedHttpMethods() == null
                                        ? "none"
                                        : method.getSupportedHttpMethods().stream()
                                                .map(Object::toString)
                                                .sorted()
                                                .collect(Collectors.joining(", ")))
                                + ".");
            case HttpMediaTypeNotSupportedException type ->
                Problem.of(
                        status,
                        "The content type " + type.getContentType() + " is not taken here; possible: "
                                + type.getSupportedMediaTypes().stream()
                                        .map(Object::toString)
                                        .distinct()
                                        .collect(Collectors.joining(", "))
                                + ".");
            default -> Problem.of(status, sentence(status));
        };
    }

    private static Problem parameter(TypeMismatchException mismatch) {
        String name = mismatch.getPropertyName() == null ? "parameter" : mismatch.getPropertyName();
        Class<?> type = mismatch.getRequiredType();
        if (type != null && type.getName().startsWith("dev.kuber.") && !type.isEnum()) {
            // Our own values refuse a text with a sentence.
            Throwable root = NestedExceptionUtils.getMostSpecificCause(mismatch);
            return named(HttpStatus.BAD_REQUEST, name, String.valueOf(root.getMessage()));
        }
        return named(
                HttpStatus.BAD_REQUEST,
                name,
                "'" + mismatch.getValue() + "' is not possible here"
                        + (type == null ? "." : "; this must be " + JsonProblems.kind(type) + "."));
    }

    private static Problem named(HttpStatus status, String name, String message) {
        return Problem.of(status, "'" + name + "': " + message, List.of(Problem.Fault.field(name, message)));
    }

    static String sentence(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request cannot be understood.";
            case UNAUTHORIZED -> "Log in first.";
            case FORBIDDEN -> "This is not allowed.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This method is not possible here.";
            case NOT_ACCEPTABLE -> "The answer is JSON; the request asks for something else.";
            case CONTENT_TOO_LARGE -> "The request is too large.";
            case UNSUPPORTED_MEDIA_TYPE -> "This content type is not taken here.";
            default ->
                status.is5xxServerError()
                        ? "Something went wrong on our side."
                        : "The request was refused: " + status.getReasonPhrase() + ".";
        };
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
