package dev.kuber.platform.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Checks JSON against the keywords of JSON Schema draft-07 that our schemas use, independently of our own binding. */
final class SchemaCheck {

    private final List<String> faults = new ArrayList<>();

    private SchemaCheck() {}

    static List<String> faults(JsonNode schema, JsonNode value) {
        var check = new SchemaCheck();
        check.check(schema, value, "$");
        return check.faults;
    }

    private void check(JsonNode schema, JsonNode value, String path) {
        boolean fits = switch (schema.path("type").asString("")) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "number" -> value.isNumber();
            case "integer" -> value.isNumber() && whole(value.decimalValue());
            default -> throw new AssertionError("Unexpected type in " + schema);
        };
        require(fits, path + " is no " + schema.path("type"));
        if (!fits) {
            return;
        }
        if (value.isNumber()) {
            limits(schema, "minimum", "maximum", value.decimalValue(), path);
        } else if (value.isString()) {
            limits(
                    schema,
                    "minLength",
                    "maxLength",
                    BigDecimal.valueOf(value.asString().length()),
                    path);
        } else if (value.isArray()) {
            limits(schema, "minItems", "maxItems", BigDecimal.valueOf(value.size()), path);
            value.forEach(element -> check(schema.path("items"), element, path + "[]"));
        } else if (value.isObject()) {
            object(schema, value, path);
        }
        if (schema.has("enum")) {
            require(schema.path("enum").valueStream().anyMatch(value::equals), path + " is not in the enum");
        }
    }

    private void object(JsonNode schema, JsonNode value, String path) {
        schema.path("required").forEach(name -> require(value.has(name.asString()), path + " lacks " + name));
        value.properties().forEach(field -> {
            JsonNode property = schema.path("properties").path(field.getKey());
            require(property.isObject() || schema.path("additionalProperties").asBoolean(true), path + field.getKey());
            if (property.isObject()) {
                check(property, field.getValue(), path + "." + field.getKey());
            }
        });
    }

    private void limits(JsonNode schema, String minimum, String maximum, BigDecimal size, String path) {
        require(!schema.has(minimum) || size.compareTo(schema.path(minimum).decimalValue()) >= 0, path + minimum);
        require(!schema.has(maximum) || size.compareTo(schema.path(maximum).decimalValue()) <= 0, path + maximum);
    }

    private static boolean whole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    private void require(boolean kept, String otherwise) {
        if (!kept) {
            faults.add(otherwise);
        }
    }
}
