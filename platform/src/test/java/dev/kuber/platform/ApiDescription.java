package dev.kuber.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The committed description of the API, to which every answer in every test over HTTP is held. */
final class ApiDescription {

    private static final ApiDescription COMMITTED = new ApiDescription(read());

    private final JsonNode document;
    private final List<Route> routes;

    private ApiDescription(JsonNode document) {
        this.document = document;
        this.routes = document.path("paths").properties().stream()
                .map(ApiDescription::route)
                .sorted(Comparator.comparingInt(Route::variables))
                .toList();
    }

    private record Route(Pattern pattern, int variables, JsonNode operations) {}

    /** @throws AssertionError if the API does not describe such an answer; the message says where it differs */
    static void check(String method, String path, int status, String type, String body) {
        // While the description is written anew, the old one is no measure.
        if (path.startsWith("/api/v1/") && !Boolean.getBoolean("kuber.openapi.write")) {
            List<String> faults = COMMITTED.faults(method, path, status, type, body);
            if (!faults.isEmpty()) {
                throw new AssertionError(method + " " + path + " answers " + status
                        + " otherwise than frontend/openapi.json says (./kuber api writes it anew): "
                        + String.join("; ", faults));
            }
        }
    }

    private static Route route(Map.Entry<String, JsonNode> path) {
        String[] parts = path.getKey().split("\\{[^}]+}", -1);
        var pattern = new StringBuilder();
        for (String part : parts) {
            pattern.append(pattern.isEmpty() ? "" : "[^/]+").append(Pattern.quote(part));
        }
        return new Route(Pattern.compile(pattern.toString()), parts.length - 1, path.getValue());
    }

    private List<String> faults(String method, String path, int status, String type, String body) {
        Optional<JsonNode> operation = routes.stream()
                .filter(route -> route.pattern().matcher(path).matches())
                .findFirst()
                .map(route -> route.operations().path(method.toLowerCase(java.util.Locale.ROOT)));
        if (operation.isEmpty() || operation.get().isMissingNode()) {
            return status >= 400 ? List.of() : List.of("there is no such operation");
        }
        JsonNode responses = operation.get().path("responses");
        JsonNode response = responses.path(Integer.toString(status));
        if (response.isMissingNode()) {
            response = resolved(responses.path(status / 100 + "XX"));
        }
        if (response.isMissingNode()) {
            return List.of("there is no such status");
        }
        if (!response.has("content")) {
            return body.isEmpty() ? List.of() : List.of("it has a body");
        }
        JsonNode schema = response.path("content").path(type.split(";", 2)[0]).path("schema");
        if (schema.isMissingNode()) {
            return List.of("it is of the type " + type);
        }
        if (!type.contains("json")) {
            return List.of();
        }
        var faults = new ArrayList<String>();
        compare(schema, JsonMapper.shared().readTree(body), "", faults);
        return faults;
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asString().substring(1)) : schema;
    }

    private void compare(JsonNode given, JsonNode value, String at, List<String> faults) {
        JsonNode schema = resolved(given);
        if (schema.has("anyOf")) {
            boolean fits = schema.path("anyOf").valueStream().anyMatch(one -> {
                var its = new ArrayList<String>();
                compare(one, value, at, its);
                return its.isEmpty();
            });
            if (!fits) {
                faults.add(at + " fits none of anyOf: " + value);
            }
            return;
        }
        if (!fits(schema.path("type"), value)) {
            faults.add(at + " is no " + schema.path("type") + ": " + value);
        } else if (value.isObject()) {
            object(schema, value, at, faults);
        } else if (value.isArray()) {
            value.forEach(element -> compare(schema.path("items"), element, at + "[]", faults));
        } else if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
            faults.add(at + " is none of " + schema.path("enum") + ": " + value);
        }
    }

    private void object(JsonNode schema, JsonNode value, String at, List<String> faults) {
        schema.path("required")
                .valueStream()
                .filter(name -> !value.has(name.asString()))
                .forEach(name -> faults.add(at + " lacks " + name));
        JsonNode more = schema.path("additionalProperties");
        value.properties().forEach(field -> {
            JsonNode property = schema.path("properties").path(field.getKey());
            if (!property.isMissingNode()) {
                compare(property, field.getValue(), at + "/" + field.getKey(), faults);
            } else if (more.isObject()) {
                compare(more, field.getValue(), at + "/" + field.getKey(), faults);
            } else if (!more.asBoolean(false)) {
                faults.add(at + "/" + field.getKey() + " is not described");
            }
        });
    }

    private static boolean fits(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            return types.valueStream().anyMatch(type -> fits(type, value));
        }
        return switch (types.asString("")) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static JsonNode read() {
        try {
            return JsonMapper.shared().readTree(Files.readString(Path.of("..", "frontend", "openapi.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
