package dev.kuber.testing;

import dev.kuber.agent.Param;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A configuration made of the defaults its {@link Param}s declare. */
public final class Defaults {

    private static final Map<Class<?>, Function<String, Object>> SIMPLE = Map.ofEntries(
            Map.entry(int.class, Integer::valueOf),
            Map.entry(long.class, Long::valueOf),
            Map.entry(double.class, Double::valueOf),
            Map.entry(boolean.class, Boolean::valueOf),
            Map.entry(String.class, Defaults::unquoted),
            Map.entry(BigDecimal.class, BigDecimal::new),
            Map.entry(Duration.class, Duration::parse),
            Map.entry(LocalTime.class, LocalTime::parse),
            Map.entry(LocalDate.class, LocalDate::parse),
            Map.entry(ZoneId.class, ZoneId::of),
            Map.entry(Symbol.class, Symbol::of),
            Map.entry(Timeframe.class, Timeframe::of));

    private Defaults() {}

    /** @throws IllegalArgumentException if a component has no default or one that does not fit, naming it */
    public static <C extends Record> C of(Class<C> config) {
        RecordComponent[] components = config.getRecordComponents();
        try {
            var constructor = config.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(components).map(Defaults::value).toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("The defaults of " + config.getName() + " are refused.", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(config.getName() + " cannot be made.", e);
        }
    }

    private static @Nullable Object value(RecordComponent component) {
        String name = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
        Param param = component.getAnnotation(Param.class);
        if (param != null
                && param.init().isEmpty()
                && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        if (param == null || param.init().isEmpty()) {
            throw new IllegalArgumentException(name + " has no default: give a configuration.");
        }
        try {
            return parse(component.getGenericType(), param.init().strip());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(name + ": '" + param.init() + "' is not a default for it.", e);
        }
    }

    private static Object parse(Type type, String text) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            String inner = text.substring(1, text.length() - 1).strip();
            Type element = list.getActualTypeArguments()[0];
            return inner.isEmpty()
                    ? List.of()
                    : Arrays.stream(inner.split(","))
                            .map(t -> parse(element, t.strip()))
                            .toList();
        }
        if (type instanceof Class<?> simple) {
            Function<String, Object> parser = SIMPLE.get(simple);
            if (parser != null) {
                return parser.apply(text);
            }
            if (simple.isEnum()) {
                return Arrays.stream(simple.getEnumConstants())
                        .filter(c -> ((Enum<?>) c).name().equals(text))
                        .findFirst()
                        .orElseThrow();
            }
            if (simple.isRecord() && text.equals("{}")) {
                return of(simple.asSubclass(Record.class));
            }
        }
        throw new IllegalArgumentException(text);
    }

    private static String unquoted(String text) {
        return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }
}
