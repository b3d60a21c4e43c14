package dev.kuber.platform.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says in a sentence, without class names, what is wrong with a JSON body and where. */
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(JacksonException e) {
        String path = path(e);
        if (e instanceof StreamReadException) {
            return Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "The body is not valid JSON" + at(e) + ": " + plain(e.getOriginalMessage()));
        }
        String message = sentence(e, path);
        List<Problem.Fault> errors = path.isEmpty() ? List.of() : List.of(Problem.Fault.field(path, message));
        return Problem.of(HttpStatus.BAD_REQUEST, path.isEmpty() ? message : "'" + path + "': " + message, errors);
    }

    private static String sentence(JacksonException e, String path) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> unknown(unknown);
            case InvalidFormatException format -> format(format);
            case ValueInstantiationException refused
            when refused.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null ->
                cause.getMessage();
            case MismatchedInputException mismatched -> mismatched(mismatched, path);
            default -> "This cannot be read" + at(e) + ".";
        };
    }

    private static String unknown(UnrecognizedPropertyException e) {
        var known = e.getKnownPropertyIds() == null
                ? ""
                : e.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
        return "There is no field '" + e.getPropertyName() + "' here"
                + (known.isEmpty() ? "." : "; there are: " + known + ".");
    }

    private static String format(InvalidFormatException e) {
        Class<?> target = e.getTargetType();
        String value = "'" + shortened(String.valueOf(e.getValue())) + "' is not ";
        if (target != null && target.isEnum()) {
            return value + "one of: " + names(target) + ".";
        }
        String own = "\": ";
        String message = e.getOriginalMessage();
        if (target != null && target.getName().startsWith("dev.kuber.") && message.contains(own)) {
            return message.substring(message.lastIndexOf(own) + own.length());
        }
        return value + kind(target) + ".";
    }

    private static String mismatched(MismatchedInputException e, String path) {
        String original = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
        if (original.startsWith("No content")) {
            return "A JSON body is needed.";
        }
        if (original.startsWith("Missing")
                || original.contains("null value")
                || original.contains("`null`")
                || original.startsWith("Null value")) {
            return "This field is needed.";
        }
        return (path.isEmpty() ? "The body must be " : "This must be ") + kind(e.getTargetType()) + ".";
    }

    /** What a person calls values of this type. */
    static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number in range";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (java.util.Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return switch (type.getSimpleName()) {
            case "Money", "Price", "Quantity" -> "a decimal, written as text such as \"12.50\"";
            case "Symbol" -> "a symbol such as \"AAPL\"";
            case "Timeframe" -> "a timeframe such as \"5m\"";
            case "UUID" -> "an id";
            case "Instant" -> "a time such as \"2026-03-02T14:30:00Z\"";
            case "Duration" -> "a duration such as \"PT5M\"";
            case "LocalDate" -> "a date such as \"2026-03-02\"";
            case "LocalTime" -> "a time of day such as \"14:30\"";
            case "ZoneId" -> "a time zone such as \"America/New_York\"";
            default -> type.isEnum() ? "one of: " + names(type) : "an object";
        };
    }

    /** Such as {@code definition.nodes[2].config}; empty for the whole body. */
    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            } else if (step.getIndex() >= 0) {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.toString();
    }

    private static String at(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** The parser's own words, up to where it begins to talk of its sources, and without what may be a secret. */
    private static String plain(@Nullable String message) {
        if (message == null || message.isBlank()) {
            return "it ends or begins where it should not.";
        }
        String first = message.lines().findFirst().orElse("").replaceFirst(" ?\\(?\\[?at \\[?Source.*", "");
        first = first.replaceFirst("Unrecognized token '.*?':", "Text needs quotes:");
        first = first.replaceFirst(" \\(for [^)]*starting at \\[Source.*", "").replaceFirst(":? \\(start marker.*", "");
        return first.endsWith(".") ? first : first + ".";
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
