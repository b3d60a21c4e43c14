package dev.kuber.platform.json;

import dev.kuber.agent.Fact;
import dev.kuber.fact.RiskDecision;
import dev.kuber.indicator.IndicatorSpec;
import dev.kuber.indicator.Readings;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import dev.kuber.trade.TradePlan;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Seeded values of any record, made from its components by reflection; a new record needs no line here. */
final class Samples {

    private final Random random;
    private int depth;
    private boolean unknowns;

    Samples(long seed) {
        random = new Random(seed);
    }

    Object of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return listOf(parameterized.getActualTypeArguments()[0]);
        }
        var wanted = (Class<?>) type;
        if (wanted.isEnum()) {
            return pick(wanted.getEnumConstants());
        }
        if (wanted == Fact.class) {
            return of(pick(FactTypes.builtIn().all().toArray(Class<?>[]::new)));
        }
        if (wanted.isInterface()) {
            return of(leaf(wanted));
        }
        return scalar(wanted);
    }

    private Class<?> leaf(Class<?> sealed) {
        Class<?>[] leaves = Arrays.stream(sealed.getPermittedSubclasses())
                .filter(leaf -> depth < 3
                        || Arrays.stream(leaf.getRecordComponents())
                                .noneMatch(c -> c.getGenericType() instanceof ParameterizedType))
                .toArray(Class<?>[]::new);
        return pick(leaves);
    }

    private Object scalar(Class<?> wanted) {
        return switch (wanted.getSimpleName()) {
            case "int" -> random.nextInt(1, 1000);
            case "long" -> random.nextLong(2_000_000_000_000L);
            case "double" -> unknowns && random.nextInt(5) == 0 ? Double.NaN : random.nextGaussian() * 100;
            case "Double" -> (double) random.nextInt(1, 300);
            case "boolean" -> random.nextBoolean();
            case "String" -> pick("", "A sentence: \"quoted\", ünïcode.", "x");
            case "BigDecimal" -> new BigDecimal(random.nextInt(1, 1_000_000)).movePointLeft(random.nextInt(0, 8));
            case "Instant" -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case "Duration" -> Duration.ofMillis(random.nextInt(1_000_000));
            case "ZoneId" -> ZoneId.of(pick("UTC", "America/New_York"));
            case "Symbol" -> Symbol.of(pick("AAPL", "BRK.B", "BTC/USD"));
            case "Timeframe" -> pick(Timeframe.M1, Timeframe.H4, Timeframe.W1);
            case "ClientOrderId" -> new ClientOrderId("c" + random.nextInt());
            case "OrderId" -> new OrderId("o" + random.nextInt());
            default -> ofRecord(wanted);
        };
    }

    private Object ofRecord(Class<?> wanted) {
        if (wanted == TradePlan.class) {
            return plan();
        }
        if (wanted == IndicatorSpec.class) {
            return IndicatorSpec.of(IndicatorSpec.Kind.MACD, 12, 26, 9);
        }
        if (wanted == RiskDecision.class && random.nextBoolean()) {
            return new RiskDecision(Symbol.of("AAPL"), RiskDecision.Verdict.REJECTED, null, List.of(), "No.");
        }
        if (wanted == RiskDecision.class) {
            return new RiskDecision(Symbol.of("AAPL"), RiskDecision.Verdict.ADJUSTED, plan(), List.of("1 + 1"), "Yes.");
        }
        if (wanted == OrderRequest.class) {
            return OrderRequest.bracket(
                    new ClientOrderId("c1"),
                    Symbol.of("AAPL"),
                    Side.BUY,
                    plan().quantity(),
                    null,
                    Price.of("12"),
                    Price.of("9"));
        }
        return construct(wanted);
    }

    private TradePlan plan() {
        var quantity = new Quantity(new BigDecimal(random.nextInt(1, 1000)));
        return new TradePlan(
                Symbol.of("AAPL"),
                Side.BUY,
                quantity,
                Price.of("10.5"),
                Price.of("9.25"),
                Price.of("12"),
                Price.of("14.1"));
    }

    private Object construct(Class<?> wanted) {
        RecordComponent[] components = wanted.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        depth++;
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            unknowns = wanted == Readings.class;
            values[i] = component(components[i].getAnnotatedType(), components[i].getGenericType());
        }
        depth--;
        try {
            var constructor = wanted.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("No sample of " + wanted + ": teach Samples its rules.", e);
        }
    }

    private @Nullable Object component(AnnotatedType annotated, Type type) {
        return annotated.isAnnotationPresent(Nullable.class) && random.nextBoolean() ? null : of(type);
    }

    private List<Object> listOf(Type element) {
        var list = new ArrayList<Object>();
        for (int i = depth > 3 ? 0 : random.nextInt(3); i > 0; i--) {
            list.add(of(element));
        }
        return list;
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
