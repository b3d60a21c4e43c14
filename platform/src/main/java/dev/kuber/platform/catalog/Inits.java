package dev.kuber.platform.catalog;

import dev.kuber.agent.Param;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the text of {@link Param#init()} as the JSON it stands for. */
final class Inits {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = new JsonMapper();

    private Inits() {}

    /** @throws IllegalArgumentException if the text cannot stand for a value of this shape */
    static JsonNode parse(Shape shape, String init) {
        String text = init.strip();
        try {
            return switch (shape) {
                case Shape.Whole _ -> JSON.numberNode(Long.parseLong(text));
                case Shape.Real _, Shape.Decimal _ -> JSON.numberNode(new BigDecimal(text));
                case Shape.Flag _ -> flag(text);
                case Shape.Text _, Shape.Choice _, Shape.Formatted _ -> text(text);
                case Shape.Raw _ -> MAPPER.readTree(text);
                case Shape.Many many -> list(many, text);
                case Shape.Nested nested -> object(nested.type(), text);
                case Shape.Alternatives alternatives -> alternative(alternatives, text);
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("init '" + init + "' is not a number.", e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("init '" + init + "' is not JSON.", e);
        }
    }

    private static JsonNode flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("init '" + text + "' is neither true nor false.");
        }
        return JSON.booleanNode(text.equals("true"));
    }

    private static JsonNode text(String text) {
        return text.startsWith("\"") ? MAPPER.readTree(text) : JSON.stringNode(text);
    }

    private static JsonNode list(Shape.Many many, String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            throw new IllegalArgumentException("init '" + text + "' is not a list such as [1h, 4h] or [].");
        }
        var list = JSON.arrayNode();
        for (String element : elements(text.substring(1, text.length() - 1))) {
            list.add(parse(many.element(), element));
        }
        return list;
    }

    /** Splits at commas outside of braces, brackets and quotes. */
    private static List<String> elements(String text) {
        var elements = new ArrayList<String>();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted) {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                if (c == ',' && depth == 0) {
                    elements.add(text.substring(start, i));
                    start = i + 1;
                }
            }
        }
        if (!text.isBlank()) {
            elements.add(text.substring(start));
        }
        return elements;
    }

    private static ObjectNode alternative(Shape.Alternatives alternatives, String text) {
        String name = MAPPER.readTree(text).path(Shape.Alternatives.TYPE).asString("");
        ConfigType way = alternatives.ways().get(name);
        if (way == null) {
            throw new IllegalArgumentException("init '" + text + "' does not say which of "
                    + String.join(", ", alternatives.ways().keySet()) + " it is, such as {\"type\":\""
                    + alternatives.ways().keySet().iterator().next() + "\"}.");
        }
        var object = JSON.objectNode().put(Shape.Alternatives.TYPE, name);
        object(way, text).properties().forEach(field -> object.putIfAbsent(field.getKey(), field.getValue()));
        return object;
    }

    private static ObjectNode object(ConfigType type, String text) {
        if (!(MAPPER.readTree(text) instanceof ObjectNode given)) {
            throw new IllegalArgumentException("init '" + text + "' is not an object such as {}.");
        }
        var object = JSON.objectNode();
        for (ConfigType.Component component : type.components()) {
            JsonNode value = given.has(component.name()) ? given.get(component.name()) : component.init();
            if (value != null) {
                object.set(component.name(), value);
            }
        }
        given.properties().forEach(field -> object.putIfAbsent(field.getKey(), field.getValue()));
        return object;
    }
}
