package dev.kuber.platform.catalog;

import dev.kuber.agent.Option;
import dev.kuber.agent.Param;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;

/** A configuration record, read once by reflection: its components with their shapes, defaults and limits. */
record ConfigType(Class<? extends Record> type, List<Component> components) {

    /** A component in a sentence: {@code {period:14}}. */
    private static final Pattern NAMED = Pattern.compile("\\{([a-z0-9_]+)(?::[^}]*)?}");

    private static final ClassValue<ConfigType> KNOWN = new ClassValue<>() {
        @Override
        protected ConfigType computeValue(Class<?> type) {
            return read(type.asSubclass(Record.class));
        }
    };

    /**
     * One component.
     *
     * @param name as in JSON
     * @param optional without a default, yet not required: {@code @Nullable}
     * @param init the default as JSON; null if there is none
     */
    record Component(
            String name,
            Param param,
            Shape shape,
            boolean optional,
            @Nullable JsonNode init) {

        boolean required() {
            return init == null && !optional;
        }
    }

    /** @throws IllegalArgumentException if the record cannot be a configuration; the message names the component */
    static ConfigType of(Class<? extends Record> type) {
        return KNOWN.get(type);
    }

    private static ConfigType read(Class<? extends Record> type) {
        List<Component> components = Arrays.stream(type.getRecordComponents())
                .map(component -> component(type, component))
                .toList();
        for (Component component : components) {
            checkTogether(type.getSimpleName() + "." + component.name() + ": ", component, components);
        }
        return new ConfigType(type, components);
    }

    /** What a component says about others must be true of them. */
    private static void checkTogether(String where, Component component, List<Component> components) {
        try {
            Relevance.of(component.param(), components);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + e.getMessage(), e);
        }
        if (!(component.shape() instanceof Shape.Choice choice)) {
            return;
        }
        List<String> names = components.stream().map(Component::name).toList();
        for (Object constant : choice.type().getEnumConstants()) {
            Option option = Shape.Choice.option(constant);
            Matcher named = NAMED.matcher(option == null ? "" : option.sentence());
            while (named.find()) {
                if (!names.contains(named.group(1))) {
                    throw new IllegalArgumentException(where + "the sentence of " + constant + " names "
                            + named.group(1) + ", which the record does not have.");
                }
            }
        }
    }

    private static Component component(Class<?> type, RecordComponent component) {
        String where = type.getSimpleName() + "." + component.getName();
        Param param = component.getAnnotation(Param.class);
        if (param == null) {
            throw new IllegalArgumentException(where + " has no @Param.");
        }
        if (param.title().isBlank()) {
            throw new IllegalArgumentException(where + " has no title.");
        }
        try {
            Shape shape = Shape.of(component.getGenericType());
            checkLimits(shape, param);
            JsonNode init = param.init().isEmpty() ? null : Inits.parse(shape, param.init());
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return new Component(snakeCase(component.getName()), param, shape, optional, init);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    /** As the mapper of storage and API names components. */
    static String snakeCase(String name) {
        return PropertyNamingStrategies.SNAKE_CASE.nameForField(null, null, name);
    }

    private static void checkLimits(Shape shape, Param param) {
        boolean limited = Double.isFinite(param.min()) || Double.isFinite(param.max());
        boolean limitable = switch (shape) {
            case Shape.Whole _, Shape.Real _, Shape.Decimal _, Shape.Text _, Shape.Many _ -> true;
            case Shape.Formatted formatted -> formatted.format().equals("duration");
            case Shape.Flag _, Shape.Choice _, Shape.Raw _, Shape.Nested _, Shape.Alternatives _ -> false;
        };
        if (limited && !limitable) {
            throw new IllegalArgumentException("min and max mean nothing for this type.");
        }
        if (param.min() > param.max()) {
            throw new IllegalArgumentException("min is above max.");
        }
    }

    /** @throws IllegalArgumentException if the record refuses the values */
    Record create(@Nullable Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("The configuration " + type.getName() + " cannot be made.", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The configuration " + type.getName() + " cannot be made.", e);
        }
    }
}
