package dev.kuber.condition;

import dev.kuber.condition.Condition.All;
import dev.kuber.condition.Condition.Any;
import dev.kuber.condition.Condition.Compare;
import dev.kuber.condition.Condition.Field;
import dev.kuber.condition.Condition.Operand;
import dev.kuber.condition.Condition.Relation;
import dev.kuber.indicator.IndicatorSpec;
import dev.kuber.indicator.IndicatorSpec.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Random conditions that repeat exactly for a seed. */
final class RandomConditions {

    private static final List<Relation> RELATIONS = List.of(Relation.values());
    private static final List<Field> FIELDS = List.of(Field.values());
    private static final List<Kind> KINDS = List.of(Kind.values());

    private final Random random;

    RandomConditions(long seed) {
        random = new Random(seed);
    }

    Condition next(int depth) {
        int choice = depth == 0 ? 9 : random.nextInt(10);
        if (choice < 3) {
            return new All(parts(depth - 1));
        }
        if (choice < 6) {
            return new Any(parts(depth - 1));
        }
        return new Compare(operand(), pick(RELATIONS), operand());
    }

    private List<Condition> parts(int depth) {
        return Stream.generate(() -> next(depth)).limit(random.nextInt(4)).toList();
    }

    private Operand operand() {
        return switch (random.nextInt(8)) {
            case 0 -> new Operand.Constant(random.nextInt(120));
            case 1, 2 -> new Operand.Column(pick(FIELDS));
            case 3 -> new Operand.ChangePercent(1 + random.nextInt(10));
            case 4 -> new Operand.HighestBefore(1 + random.nextInt(20));
            case 5 -> new Operand.LowestBefore(1 + random.nextInt(20));
            default -> new Operand.Indicator(spec(), random.nextBoolean() ? 1 : 0.5 + random.nextDouble());
        };
    }

    private IndicatorSpec spec() {
        Kind kind = pick(KINDS);
        int period = 1 + random.nextInt(30);
        return switch (kind) {
            case MACD, MACD_SIGNAL, MACD_HISTOGRAM ->
                IndicatorSpec.of(kind, period, period + 1 + random.nextInt(20), 5);
            case BOLLINGER_UPPER, BOLLINGER_LOWER -> IndicatorSpec.of(kind, period, 0.5 + random.nextInt(3));
            default -> IndicatorSpec.of(kind, period);
        };
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
