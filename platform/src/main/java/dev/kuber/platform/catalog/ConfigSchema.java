package dev.kuber.platform.catalog;

import dev.kuber.agent.Option;
import dev.kuber.agent.Param;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schema (draft-07) of a configuration record.
 *
 * <p>Beside the standard keywords: {@code x-unit} is shown behind a field; {@code x-minimum} and {@code x-maximum} limit a
 * duration; {@code examples} are suggestions; {@code x-titles} are the words of an enum's values, {@code
 * x-descriptions} what they mean, {@code x-sentences} what an object says with each; {@code x-visible-when} names the values of another property with which this one matters.
 * Formats: {@code duration}, {@code time} (09:30), {@code date}, {@code
 * timezone}, {@code symbol}, {@code timeframe}, and {@code decimal} for numbers that are kept exactly and may also be
 * given as strings.
 */
final class ConfigSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ConfigSchema() {}

    static ObjectNode of(ConfigType type) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        return object(schema, type);
    }

    private static ObjectNode object(ObjectNode schema, ConfigType type) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (ConfigType.Component component : type.components()) {
            properties.set(component.name(), property(component, type));
            if (component.required()) {
                required.add(component.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode property(ConfigType.Component component, ConfigType owner) {
        Param param = component.param();
        ObjectNode property = JSON.objectNode().put("title", param.title());
        if (!param.description().isEmpty()) {
            property.put("description", param.description());
        }
        shape(property, component.shape());
        limits(property, component.shape(), param);
        if (!param.unit().isEmpty()) {
            property.put("x-unit", param.unit());
        }
        if (param.choices().length > 0) {
            ObjectNode chosen = component.shape() instanceof Shape.Many ? (ObjectNode) property.get("items") : property;
            List.of(param.choices()).forEach(chosen.putArray("examples")::add);
        }
        if (!param.format().isEmpty()) {
            property.put("format", param.format());
        }
        Relevance relevance = Relevance.of(param, owner.components());
        if (relevance != null) {
            property.set("x-visible-when", when(relevance));
        }
        JsonNode init = component.init();
        if (init != null) {
            property.set("default", normal(component.shape(), init));
        }
        return property;
    }

    private static void shape(ObjectNode schema, Shape shape) {
        switch (shape) {
            case Shape.Whole _ -> schema.put("type", "integer");
            case Shape.Real _ -> schema.put("type", "number");
            case Shape.Decimal _ -> schema.put("type", "number").put("format", "decimal");
            case Shape.Flag _ -> schema.put("type", "boolean");
            case Shape.Text _ -> schema.put("type", "string");
            case Shape.Choice choice -> choice(schema, choice);
            case Shape.Formatted formatted -> schema.put("type", "string").put("format", formatted.format());
            case Shape.Raw _ -> schema.put("type", "object");
            case Shape.Many many -> shape(schema.put("type", "array").putObject("items"), many.element());
            case Shape.Nested nested -> object(schema, nested.type());
            case Shape.Alternatives alternatives -> {
                ArrayNode ways = schema.putArray("oneOf");
                alternatives.ways().forEach((name, way) -> ways.add(alternative(name, way)));
            }
        }
    }

    private static void choice(ObjectNode schema, Shape.Choice choice) {
        choice.names().forEach(schema.put("type", "string").putArray("enum")::add);
        words(schema, "x-titles", choice, Option::title);
        words(schema, "x-descriptions", choice, Option::description);
        words(schema, "x-sentences", choice, Option::sentence);
    }

    private static void words(ObjectNode schema, String keyword, Shape.Choice choice, Function<Option, String> text) {
        ObjectNode words = JSON.objectNode();
        for (Object constant : choice.type().getEnumConstants()) {
            Option option = Shape.Choice.option(constant);
            if (option != null && !text.apply(option).isEmpty()) {
                words.put(Shape.Choice.nameOf(constant), text.apply(option));
            }
        }
        if (!words.isEmpty()) {
            schema.set(keyword, words);
        }
    }

    private static ObjectNode when(Relevance relevance) {
        ObjectNode when = JSON.objectNode();
        ArrayNode values = when.putArray(relevance.property());
        for (String value : relevance.values()) {
            if (value.equals("true") || value.equals("false")) {
                values.add(Boolean.parseBoolean(value));
            } else {
                values.add(value);
            }
        }
        return when;
    }

    /** An object whose first property is the constant that tells it from the others. */
    private static ObjectNode alternative(String name, ConfigType way) {
        ObjectNode schema = object(JSON.objectNode().put("title", title(name)), way);
        ObjectNode properties = JSON.objectNode();
        properties
                .putObject(Shape.Alternatives.TYPE)
                .put("type", "string")
                .put("const", name)
                .put("default", name);
        properties.setAll((ObjectNode) schema.get("properties"));
        schema.set("properties", properties);
        ArrayNode required = JSON.arrayNode().add(Shape.Alternatives.TYPE);
        schema.path("required").forEach(required::add);
        schema.set("required", required);
        return schema;
    }

    /** As a person reads it: fixed_price is Fixed price. */
    private static String title(String name) {
        String spaced = name.replace('_', ' ');
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    private static void limits(ObjectNode schema, Shape shape, Param param) {
        switch (shape) {
            case Shape.Text _ -> limit(schema, "minLength", "maxLength", param);
            case Shape.Many _ -> limit(schema, "minItems", "maxItems", param);
            case Shape.Formatted _ -> {
                if (Double.isFinite(param.min())) {
                    schema.put(
                            "x-minimum", Duration.ofSeconds((long) param.min()).toString());
                }
                if (Double.isFinite(param.max())) {
                    schema.put(
                            "x-maximum", Duration.ofSeconds((long) param.max()).toString());
                }
            }
            default -> limit(schema, "minimum", "maximum", param);
        }
    }

    private static void limit(ObjectNode schema, String minimum, String maximum, Param param) {
        if (Double.isFinite(param.min())) {
            schema.set(minimum, JSON.numberNode(plain(param.min())));
        }
        if (Double.isFinite(param.max())) {
            schema.set(maximum, JSON.numberNode(plain(param.max())));
        }
    }

    /** Whole limits without a fraction: 14, not 14.0. */
    static BigDecimal plain(double value) {
        BigDecimal stripped = BigDecimal.valueOf(value).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The default as the schema allows it: enum constants in lower case. */
    private static JsonNode normal(Shape shape, JsonNode init) {
        return switch (shape) {
            case Shape.Choice _ -> JSON.stringNode(init.asString().toLowerCase(Locale.ROOT));
            case Shape.Many many -> {
                ArrayNode list = JSON.arrayNode();
                init.forEach(element -> list.add(normal(many.element(), element)));
                yield list;
            }
            case Shape.Nested nested -> normal(JSON.objectNode(), nested.type(), init);
            case Shape.Alternatives alternatives -> {
                String name = init.path(Shape.Alternatives.TYPE).asString("");
                ConfigType way = alternatives.ways().get(name);
                ObjectNode object = JSON.objectNode().put(Shape.Alternatives.TYPE, name);
                yield way == null ? init : normal(object, way, init);
            }
            default -> init;
        };
    }

    private static ObjectNode normal(ObjectNode object, ConfigType type, JsonNode init) {
        for (ConfigType.Component component : type.components()) {
            JsonNode value = init.get(component.name());
            if (value != null) {
                object.set(component.name(), normal(component.shape(), value));
            }
        }
        return object;
    }
}
