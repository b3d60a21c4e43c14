package dev.kuber.platform.catalog;

import dev.kuber.agent.Param;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns the JSON of a node's configuration into the agent's record, or says everything that is wrong with it. */
public final class Configs {

    private final List<Binding.Fault> faults = new ArrayList<>();

    private Configs() {}

    /** Reads a configuration; missing fields take their defaults. */
    public static Binding bind(AgentEntry agent, JsonNode config) {
        return bind(ConfigType.of(agent.configType()), config);
    }

    /** Reads any record whose components are described with {@link Param}; besides agents' types it may hold JSON objects. */
    public static Binding bind(Class<? extends Record> type, JsonNode json) {
        return bind(ConfigType.of(type), json);
    }

    /** JSON Schema (draft-07) of such a record. */
    public static ObjectNode schema(Class<? extends Record> type) {
        return ConfigSchema.of(ConfigType.of(type));
    }

    static Binding bind(ConfigType type, JsonNode config) {
        var reading = new Configs();
        Object bound = reading.object(type, config, "");
        return reading.faults.isEmpty() && bound instanceof Record configured
                ? new Binding.Bound(configured)
                : new Binding.Refused(reading.faults);
    }

    /** What is wrong with the defaults themselves, each looked at alone. */
    static List<Binding.Fault> checkDefaults(ConfigType type) {
        var reading = new Configs();
        for (ConfigType.Component component : type.components()) {
            if (component.init() != null) {
                reading.component(component, MissingNode.getInstance(), component.name());
            }
        }
        return reading.faults;
    }

    private @Nullable Object fault(String field, String message) {
        faults.add(new Binding.Fault(field, field.isEmpty() ? message : field + ": " + message));
        return null;
    }

    private @Nullable Object object(ConfigType type, JsonNode json, String path) {
        if (!json.isObject()) {
            return fault(
                    path,
                    (path.isEmpty() ? "The configuration" : "It") + " must be a JSON object, not " + shown(json) + ".");
        }
        int before = faults.size();
        refuseUnknown(type, json, path);
        Object[] values = new Object[type.components().size()];
        for (int i = 0; i < values.length; i++) {
            ConfigType.Component component = type.components().get(i);
            values[i] = component(component, json.path(component.name()), join(path, component.name()));
        }
        return faults.size() == before ? create(type, values, path) : null;
    }

    private void refuseUnknown(ConfigType type, JsonNode json, String path) {
        List<String> known =
                type.components().stream().map(ConfigType.Component::name).toList();
        for (String name : json.propertyNames()) {
            if (!known.contains(name)) {
                fault(
                        join(path, name),
                        known.isEmpty()
                                ? "There is nothing to configure here."
                                : "There is no such field; there are " + String.join(", ", known) + ".");
            }
        }
    }

    private @Nullable Object component(ConfigType.Component component, JsonNode json, String path) {
        if (!json.isMissingNode() && !json.isNull()) {
            return limited(component, value(component.shape(), json, path), path);
        }
        JsonNode init = component.init();
        if (init != null) {
            return limited(component, value(component.shape(), init, path), path);
        }
        return component.optional() ? null : fault(path, component.param().title() + " is required.");
    }

    private @Nullable Object create(ConfigType type, @Nullable Object[] values, String path) {
        try {
            return type.create(values);
        } catch (IllegalArgumentException e) {
            String message = Optional.ofNullable(e.getMessage()).orElse("The values do not fit together.");
            for (ConfigType.Component component : type.components()) {
                if (message.startsWith(component.name() + ": ")) {
                    return fault(
                            join(path, component.name()),
                            message.substring(component.name().length() + 2));
                }
            }
            return fault(path, message);
        }
    }

    private @Nullable Object value(Shape shape, JsonNode json, String path) {
        return switch (shape) {
            case Shape.Whole whole -> whole(whole, json, path);
            case Shape.Real _ -> json.isNumber() ? json.asDouble() : fault(path, "It must be a number" + not(json));
            case Shape.Decimal decimal -> decimal(decimal, json, path);
            case Shape.Flag _ ->
                json.isBoolean() ? json.asBoolean() : fault(path, "It must be true or false" + not(json));
            case Shape.Text _ -> json.isString() ? json.asString() : fault(path, "It must be a text" + not(json));
            case Shape.Choice choice -> choice(choice, json, path);
            case Shape.Formatted formatted -> formatted(formatted, json, path);
            case Shape.Raw _ -> json.isObject() ? json : fault(path, "It must be a JSON object" + not(json));
            case Shape.Many many -> list(many, json, path);
            case Shape.Nested nested -> object(nested.type(), json, path);
            case Shape.Alternatives alternatives -> alternative(alternatives, json, path);
        };
    }

    private @Nullable Object alternative(Shape.Alternatives alternatives, JsonNode json, String path) {
        if (!(json instanceof ObjectNode given)) {
            return fault(path, "It must be a JSON object" + not(json));
        }
        ConfigType way =
                alternatives.ways().get(given.path(Shape.Alternatives.TYPE).asString(""));
        if (way == null) {
            return fault(
                    join(path, Shape.Alternatives.TYPE),
                    "It must be one of " + String.join(", ", alternatives.ways().keySet())
                            + not(given.path(Shape.Alternatives.TYPE)));
        }
        ObjectNode fields = given.deepCopy();
        fields.remove(Shape.Alternatives.TYPE);
        return object(way, fields, path);
    }

    private @Nullable Object whole(Shape.Whole whole, JsonNode json, String path) {
        if (json.isNumber()) {
            try {
                long value = json.decimalValue().longValueExact();
                if (whole.wide()) {
                    return value;
                }
                return Math.toIntExact(value);
            } catch (ArithmeticException _) {
                return fault(path, "It must be a whole number in the usual range" + not(json));
            }
        }
        return fault(path, "It must be a whole number" + not(json));
    }

    private @Nullable Object decimal(Shape.Decimal shape, JsonNode json, String path) {
        if (json.isNumber()) {
            return shape.make().apply(json.decimalValue());
        }
        try {
            BigDecimal value = new BigDecimal(json.asString("").strip());
            if (Math.abs(value.scale()) <= 100) {
                return shape.make().apply(value);
            }
        } catch (NumberFormatException _) {
            return fault(path, "It must be a decimal number such as 2.5" + not(json));
        }
        return fault(path, "It has too many digits.");
    }

    private @Nullable Object choice(Shape.Choice choice, JsonNode json, String path) {
        for (Object constant : choice.type().getEnumConstants()) {
            if (json.isString() && Shape.Choice.nameOf(constant).equalsIgnoreCase(json.asString())) {
                return constant;
            }
        }
        return fault(path, "It must be one of " + String.join(", ", choice.names()) + not(json));
    }

    private @Nullable Object formatted(Shape.Formatted formatted, JsonNode json, String path) {
        if (!json.isString()) {
            return fault(path, "It must be a " + formatted.format() + " written as text" + not(json));
        }
        try {
            return formatted.parse().apply(json.asString());
        } catch (IllegalArgumentException e) {
            return fault(path, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Object list(Shape.Many many, JsonNode json, String path) {
        if (!json.isArray()) {
            return fault(path, "It must be a list" + not(json));
        }
        var list = new ArrayList<Object>();
        for (int i = 0; i < json.size(); i++) {
            Object element = value(many.element(), json.get(i), path + "[" + i + "]");
            if (element != null) {
                list.add(element);
            }
        }
        return List.copyOf(list);
    }

    private @Nullable Object limited(ConfigType.Component component, @Nullable Object value, String path) {
        Param param = component.param();
        BigDecimal size = value == null ? null : size(value);
        if (size == null) {
            return value;
        }
        if (Double.isFinite(param.min()) && size.compareTo(BigDecimal.valueOf(param.min())) < 0) {
            return fault(path, outside("at least", param.min(), component, size));
        }
        if (Double.isFinite(param.max()) && size.compareTo(BigDecimal.valueOf(param.max())) > 0) {
            return fault(path, outside("at most", param.max(), component, size));
        }
        return value;
    }

    /** What {@code min} and {@code max} limit: the number itself, a length, or the seconds of a duration. */
    private static @Nullable BigDecimal size(Object value) {
        return switch (value) {
            case BigDecimal decimal -> decimal;
            case Money money -> money.value();
            case Double real -> BigDecimal.valueOf(real);
            case Number whole -> BigDecimal.valueOf(whole.longValue());
            case String text -> BigDecimal.valueOf(text.length());
            case List<?> list -> BigDecimal.valueOf(list.size());
            case Duration duration -> BigDecimal.valueOf(duration.toMillis(), 3);
            default -> null;
        };
    }

    private static String outside(String how, double limit, ConfigType.Component component, BigDecimal size) {
        String wanted = ConfigSchema.plain(limit).toPlainString();
        String found = ConfigSchema.plain(size.doubleValue()).toPlainString();
        String unit = component.param().unit().isEmpty()
                ? ""
                : " " + component.param().unit();
        return component.param().title()
                + switch (component.shape()) {
                    case Shape.Text _ -> " must have " + how + " " + wanted + " characters, not " + found + ".";
                    case Shape.Many _ -> " must have " + how + " " + wanted + " entries, not " + found + ".";
                    case Shape.Formatted _ ->
                        " must be " + how + " " + seconds(limit) + ", not " + seconds(size.doubleValue()) + ".";
                    default -> " must be " + how + " " + wanted + unit + ", not " + found + ".";
                };
    }

    private static String seconds(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000)).toString();
    }

    private static String not(JsonNode json) {
        return ", not " + shown(json) + ".";
    }

    private static String shown(JsonNode json) {
        String text = json.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
