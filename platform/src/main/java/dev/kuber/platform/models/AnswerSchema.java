package dev.kuber.platform.models;

import dev.kuber.platform.catalog.Binding;
import dev.kuber.platform.catalog.Configs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model's answer must look like, from the record it fills: the strict part of JSON Schema that all providers know.
 * Every field is required, nothing else is allowed, choices are closed. Limits are told in the descriptions and held
 * here, since not every provider knows them.
 */
final class AnswerSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MOST_FAULTS = 8;

    private static final ClassValue<AnswerSchema> KNOWN = new ClassValue<>() {
        @Override
        protected AnswerSchema computeValue(Class<?> type) {
            return new AnswerSchema(type.asSubclass(Record.class));
        }
    };

    private final Class<? extends Record> type;
    private final ObjectNode strict;

    private AnswerSchema(Class<? extends Record> type) {
        this.type = type;
        this.strict = object(Configs.schema(type));
    }

    /** @throws IllegalArgumentException if a component of the record is not described */
    static AnswerSchema of(Class<? extends Record> type) {
        return KNOWN.get(type);
    }

    ObjectNode json() {
        return strict.deepCopy();
    }

    /** What a text makes of the record. */
    sealed interface Reading {
        record Fits(Record value) implements Reading {}

        /** The sentence is for the model as much as for people. */
        record Wrong(String sentence) implements Reading {}
    }

    Reading read(String text) {
        JsonNode json;
        try {
            json = MAPPER.readTree(unfenced(text));
        } catch (JacksonException _) {
            return new Reading.Wrong("It is not JSON.");
        }
        var faults = new ArrayList<String>();
        check(strict, json, "", faults);
        if (faults.isEmpty()) {
            switch (Configs.bind(type, json)) {
                case Binding.Bound(Record value) -> {
                    return new Reading.Fits(value);
                }
                case Binding.Refused refused -> refused.faults().forEach(fault -> faults.add(fault.message()));
            }
        }
        return new Reading.Wrong(faults.stream().limit(MOST_FAULTS).collect(Collectors.joining(" ")));
    }

    /** Some models wrap JSON in a fence of Markdown, whatever they are told. */
    private static String unfenced(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("```") || !stripped.endsWith("```") || stripped.indexOf('\n') < 0) {
            return stripped;
        }
        return stripped.substring(stripped.indexOf('\n') + 1, stripped.length() - 3);
    }

    /** What the catalog does not hold against a configuration: fields left out, and other values than the choices. */
    private static void check(JsonNode schema, JsonNode value, String path, List<String> faults) {
        schema.path("anyOf")
                .valueStream()
                .filter(way -> meant(way, value))
                .findFirst()
                .ifPresent(way -> check(way, value, path, faults));
        if (schema.has("enum") && value.isString()) {
            List<String> choices =
                    schema.path("enum").valueStream().map(JsonNode::asString).toList();
            if (!choices.contains(value.asString())) {
                faults.add(path + ": It must be one of " + String.join(", ", choices) + ", not " + value + ".");
            }
        }
        if (value.isObject()) {
            for (JsonNode name : schema.path("required")) {
                if (!value.has(name.asString())) {
                    faults.add(join(path, name.asString()) + ": It is missing.");
                }
            }
            schema.path("properties").properties().forEach(property -> {
                if (value.has(property.getKey())) {
                    check(property.getValue(), value.get(property.getKey()), join(path, property.getKey()), faults);
                }
            });
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.path("items"), value.get(i), path + "[" + i + "]", faults);
            }
        }
    }

    /** Whether this one of several ways is the one that a value takes. */
    private static boolean meant(JsonNode way, JsonNode value) {
        JsonNode type = way.path("properties").path("type").path("enum");
        return type.isArray()
                ? type.get(0).equals(value.path("type"))
                : way.path("type").asString("").equals("null") == value.isNull();
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode().put("type", "object");
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = object.putArray("required");
        List<String> needed =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").properties().forEach(entry -> {
            ObjectNode property = property(entry.getValue());
            boolean optional =
                    !needed.contains(entry.getKey()) && !entry.getValue().has("default");
            properties.set(entry.getKey(), optional ? orNothing(property) : property);
            required.add(entry.getKey());
        });
        return object.put("additionalProperties", false);
    }

    private static ObjectNode orNothing(ObjectNode property) {
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(property).addObject().put("type", "null");
        return either;
    }

    private static ObjectNode property(JsonNode schema) {
        if (schema.has("oneOf")) {
            ObjectNode either = JSON.objectNode();
            ArrayNode ways = either.putArray("anyOf");
            schema.path("oneOf").forEach(way -> ways.add(object(way)));
            return described(either, schema);
        }
        String type = schema.path("type").asString("string");
        ObjectNode property =
                type.equals("object") ? object(schema) : JSON.objectNode().put("type", type);
        if (schema.has("const")) {
            property.putArray("enum").add(schema.path("const"));
        }
        JsonNode choices = schema.has("enum") ? schema.path("enum") : schema.path("examples");
        if (choices.isArray() && !choices.isEmpty()) {
            property.set("enum", choices);
        }
        if (type.equals("array")) {
            property.set("items", property(schema.path("items")));
        }
        return described(property, schema);
    }

    private static ObjectNode described(ObjectNode property, JsonNode schema) {
        var words = new ArrayList<String>();
        sentence(words, schema.path("title").asString(""));
        sentence(words, schema.path("description").asString(""));
        schema.path("x-descriptions")
                .properties()
                .forEach(value ->
                        words.add(value.getKey() + ": " + value.getValue().asString()));
        limit(words, schema, "minimum", "At least %s.");
        limit(words, schema, "maximum", "At most %s.");
        limit(words, schema, "minLength", "At least %s characters.");
        limit(words, schema, "maxLength", "At most %s characters.");
        limit(words, schema, "minItems", "At least %s entries.");
        limit(words, schema, "maxItems", "At most %s entries.");
        limit(words, schema, "x-minimum", "At least %s.");
        limit(words, schema, "x-maximum", "At most %s.");
        limit(words, schema, "x-unit", "In %s.");
        limit(words, schema, "format", "Format: %s.");
        return words.isEmpty() ? property : property.put("description", String.join(" ", words));
    }

    private static void sentence(List<String> words, String text) {
        if (!text.isBlank()) {
            words.add(text.endsWith(".") ? text : text + ".");
        }
    }

    private static void limit(List<String> words, JsonNode schema, String keyword, String sentence) {
        if (schema.has(keyword)) {
            words.add(sentence.formatted(schema.path(keyword).asString()));
        }
    }
}
