package dev.kuber.platform.catalog;

import dev.kuber.agent.Option;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a component of a configuration record can hold. */
sealed interface Shape {

    /** {@code int} or, {@code wide}, {@code long}. */
    record Whole(boolean wide) implements Shape {}

    /** {@code double}. */
    record Real() implements Shape {}

    /** An exact number. */
    record Decimal(Function<BigDecimal, Object> make) implements Shape {}

    /** {@code boolean}. */
    record Flag() implements Shape {}

    /** {@code String}. */
    record Text() implements Shape {}

    /** An enum. */
    record Choice(Class<?> type) implements Shape {

        List<String> names() {
            return List.of(type.getEnumConstants()).stream().map(Choice::nameOf).toList();
        }

        /** How a constant reads; null if its name says it. */
        static @Nullable Option option(Object constant) {
            try {
                Enum<?> named = (Enum<?>) constant;
                return named.getDeclaringClass().getField(named.name()).getAnnotation(Option.class);
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException("An enum constant has no field.", e);
            }
        }

        static String nameOf(Object constant) {
            return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A value with a written form of its own.
     *
     * @param format as the schema calls it
     * @param parse throws {@link IllegalArgumentException} with a sentence
     */
    record Formatted(String format, Function<String, Object> parse) implements Shape {}

    /** An object that somebody else will look into. */
    record Raw() implements Shape {}

    /** A list. */
    record Many(Shape element) implements Shape {}

    /** A nested record. */
    record Nested(ConfigType type) implements Shape {}

    /**
     * One of several records, told apart by a field {@code type}: a sealed interface.
     *
     * @param ways by the name of their type, in the order of declaration
     */
    record Alternatives(Map<String, ConfigType> ways) implements Shape {

        /** The field that says which one it is. */
        static final String TYPE = "type";

        private static Alternatives of(Class<?> sealed) {
            var ways = new LinkedHashMap<String, ConfigType>();
            for (Class<?> way : sealed.getPermittedSubclasses()) {
                if (!way.isRecord()) {
                    throw new IllegalArgumentException("permits " + way.getName() + ", which is not a record.");
                }
                ConfigType type = ConfigType.of(way.asSubclass(Record.class));
                if (type.components().stream()
                        .anyMatch(component -> component.name().equals(TYPE))) {
                    throw new IllegalArgumentException(way.getSimpleName()
                            + " has a component named 'type'; that name says which alternative it is.");
                }
                ways.put(ConfigType.snakeCase(way.getSimpleName()), type);
            }
            return new Alternatives(Collections.unmodifiableMap(ways));
        }
    }

    /** @throws IllegalArgumentException if the type cannot be part of a configuration; the message says which can */
    static Shape of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new Many(of(list.getActualTypeArguments()[0]));
        }
        if (!(type instanceof Class<?> wanted)) {
            throw unsupported(type);
        }
        if (SIMPLE.containsKey(wanted)) {
            return SIMPLE.get(wanted);
        }
        if (wanted.isEnum()) {
            return new Choice(wanted);
        }
        if (wanted.isInterface() && wanted.isSealed()) {
            return Alternatives.of(wanted);
        }
        if (wanted.isRecord()) {
            return new Nested(ConfigType.of(wanted.asSubclass(Record.class)));
        }
        throw unsupported(type);
    }

    private static IllegalArgumentException unsupported(Type type) {
        return new IllegalArgumentException(
                "has the type " + type.getTypeName()
                        + ", which a configuration cannot hold; use int, long, double, boolean, String, BigDecimal, an enum,"
                        + " Duration, LocalTime, LocalDate, Instant, ZoneId, Money, Symbol, Timeframe, a record, a sealed interface of records, or a List of one of these");
    }

    Map<Class<?>, Shape> SIMPLE = Map.ofEntries(
            Map.entry(int.class, new Whole(false)),
            Map.entry(Integer.class, new Whole(false)),
            Map.entry(long.class, new Whole(true)),
            Map.entry(Long.class, new Whole(true)),
            Map.entry(double.class, new Real()),
            Map.entry(Double.class, new Real()),
            Map.entry(boolean.class, new Flag()),
            Map.entry(Boolean.class, new Flag()),
            Map.entry(BigDecimal.class, new Decimal(value -> value)),
            Map.entry(Money.class, new Decimal(Money::new)),
            Map.entry(JsonNode.class, new Raw()),
            Map.entry(String.class, new Text()),
            Map.entry(Symbol.class, new Formatted("symbol", Symbol::of)),
            Map.entry(Timeframe.class, new Formatted("timeframe", Timeframe::of)),
            Map.entry(
                    Duration.class,
                    temporal("duration", Duration::parse, "write PT90S, PT5M, PT2H or P1D, for example")),
            Map.entry(LocalTime.class, temporal("time", LocalTime::parse, "write it like 09:30")),
            Map.entry(Instant.class, temporal("date-time", Instant::parse, "write it like 2026-11-22T14:30:00Z")),
            Map.entry(LocalDate.class, temporal("date", LocalDate::parse, "write it like 2026-11-22")),
            Map.entry(ZoneId.class, temporal("timezone", ZoneId::of, "write it like America/New_York")));

    private static Shape temporal(String format, Function<String, Object> parse, String hint) {
        return new Formatted(format, text -> {
            try {
                return parse.apply(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("'" + text + "' is not a " + format + ": " + hint + ".", e);
            }
        });
    }
}
