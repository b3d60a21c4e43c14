package dev.kuber.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kuber.condition.Condition.All;
import dev.kuber.condition.Condition.Any;
import dev.kuber.condition.Condition.Compare;
import dev.kuber.condition.Condition.Field;
import dev.kuber.condition.Condition.Operand;
import dev.kuber.condition.Condition.Relation;
import dev.kuber.indicator.BarIndicator;
import dev.kuber.indicator.IndicatorSpec;
import dev.kuber.indicator.IndicatorSpec.Kind;
import dev.kuber.indicator.SeededBars;
import dev.kuber.indicator.SeededBars.Shape;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every evaluator of conditions says at every bar. */
abstract class ConditionContract {

    static final Operand CLOSE = new Operand.Column(Field.CLOSE);
    private static final List<Shape> SHAPES = List.of(Shape.values());

    /** What the evaluator under test says of this condition, bar by bar. */
    abstract List<Truth> truths(Condition condition, Bars bars);

    @Test
    void everyRandomConditionMeansAtEachBarWhatItsDefinitionSays() {
        var random = new Random(41);
        var conditions = new RandomConditions(42);
        var seen = new EnumMap<Truth, Integer>(Truth.class);
        for (int trial = 0; trial < 400; trial++) {
            Condition condition = conditions.next(3);
            Shape shape = SHAPES.get(random.nextInt(SHAPES.size()));
            Bars bars = SeededBars.of(shape, 1 + random.nextInt(300), random.nextLong());
            List<Truth> truths = truths(condition, bars);
            assertThat(truths).hasSize(bars.size());
            for (int i = 0; i < bars.size(); i++) {
                assertThat(truths.get(i))
                        .as("%s at bar %d of %s", condition, i, shape)
                        .isEqualTo(defined(condition, bars, i));
                seen.merge(truths.get(i), 1, Integer::sum);
            }
        }
        assertThat(seen.values()).hasSize(3).allMatch(count -> count > 1_000);
    }

    @Test
    void aLongHistoryMeansTheSameInEveryPartOfIt() {
        Bars bars = SeededBars.of(Shape.WALK, 10_007, 43);
        var conditions = new RandomConditions(44);
        for (int trial = 0; trial < 10; trial++) {
            Condition condition = conditions.next(2);
            List<Truth> truths = truths(condition, bars);
            var tracker = new ConditionTracker(condition);
            for (int i = 0; i < bars.size(); i++) {
                assertThat(truths.get(i)).as("%s at bar %d", condition, i).isEqualTo(tracker.update(bars, i));
            }
        }
    }

    @Test
    void aCrossIsFromAtOrBelowToAbove() {
        Condition up = new Compare(CLOSE, Relation.CROSSES_ABOVE, new Operand.Constant(10));
        assertThat(truths(up, closes(9, 11, 12, 10, 10, 11, 9)))
                .containsExactly(
                        Truth.UNKNOWN, Truth.TRUE, Truth.FALSE, Truth.FALSE, Truth.FALSE, Truth.TRUE, Truth.FALSE);
        Condition down = new Compare(CLOSE, Relation.CROSSES_BELOW, new Operand.Constant(10));
        assertThat(truths(down, closes(9, 11, 12, 10, 10, 9, 8)))
                .containsExactly(
                        Truth.UNKNOWN, Truth.FALSE, Truth.FALSE, Truth.FALSE, Truth.FALSE, Truth.TRUE, Truth.FALSE);
    }

    @Test
    void equalIsNeitherAboveNorBelow() {
        Bars bars = closes(9, 10, 11);
        assertThat(truths(new Compare(CLOSE, Relation.ABOVE, new Operand.Constant(10)), bars))
                .containsExactly(Truth.FALSE, Truth.FALSE, Truth.TRUE);
        assertThat(truths(new Compare(CLOSE, Relation.BELOW, new Operand.Constant(10)), bars))
                .containsExactly(Truth.TRUE, Truth.FALSE, Truth.FALSE);
    }

    @Test
    void aCrossIsUnknownAtTheFirstBarAtWhichItsIndicatorIsKnown() {
        var average = new Operand.Indicator(IndicatorSpec.of(Kind.SMA, 3), 1);
        Condition cross = new Compare(CLOSE, Relation.CROSSES_ABOVE, average);
        assertThat(truths(cross, closes(5, 5, 9, 1, 9)))
                .containsExactly(Truth.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN, Truth.FALSE, Truth.TRUE);
    }

    @Test
    void theUnknownDecidesOnlyWhatNothingElseDecides() {
        Bars bars = closes(9);
        Condition yes = new Compare(CLOSE, Relation.ABOVE, new Operand.Constant(1));
        Condition no = new Compare(CLOSE, Relation.BELOW, new Operand.Constant(1));
        Condition unknown = new Compare(CLOSE, Relation.ABOVE, new Operand.ChangePercent(5));
        assertThat(truths(new All(List.of(yes, unknown)), bars)).containsExactly(Truth.UNKNOWN);
        assertThat(truths(new All(List.of(no, unknown)), bars)).containsExactly(Truth.FALSE);
        assertThat(truths(new Any(List.of(yes, unknown)), bars)).containsExactly(Truth.TRUE);
        assertThat(truths(new Any(List.of(no, unknown)), bars)).containsExactly(Truth.UNKNOWN);
        assertThat(truths(new All(List.of()), bars)).containsExactly(Truth.TRUE);
        assertThat(truths(new Any(List.of()), bars)).containsExactly(Truth.FALSE);
    }

    @Test
    void theHighestAndLowestBeforeDoNotKnowTheBarItself() {
        var high = new Operand.HighestBefore(2);
        var low = new Operand.LowestBefore(2);
        Bars bars = closes(5, 7, 8, 7, 4);
        assertThat(truths(new Compare(CLOSE, Relation.ABOVE, high), bars))
                .containsExactly(Truth.UNKNOWN, Truth.UNKNOWN, Truth.TRUE, Truth.FALSE, Truth.FALSE);
        assertThat(truths(new Compare(CLOSE, Relation.BELOW, low), bars))
                .containsExactly(Truth.UNKNOWN, Truth.UNKNOWN, Truth.FALSE, Truth.FALSE, Truth.TRUE);
    }

    @Test
    void nothingIsSaidThatALaterBarCouldChange() {
        var random = new Random(45);
        var conditions = new RandomConditions(46);
        for (int trial = 0; trial < 50; trial++) {
            Condition condition = conditions.next(2);
            Bars bars = SeededBars.of(Shape.WALK, 200, random.nextLong());
            int last = random.nextInt(199);
            Bars other = SeededBars.withAnotherFuture(bars, last, random.nextLong());
            assertThat(truths(condition, other).subList(0, last + 1))
                    .isEqualTo(truths(condition, bars).subList(0, last + 1));
        }
    }

    @Test
    void aHistoryWithoutBarsIsNoError() {
        assertThat(truths(new Compare(CLOSE, Relation.ABOVE, CLOSE), closes())).isEmpty();
    }

    @Test
    void impossibleOperandsAreRefusedInASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> truths(new Compare(CLOSE, Relation.ABOVE, new Operand.HighestBefore(0)), closes(1)))
                .withMessage("A period of 0 bars is not possible: between 1 and 10,000.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Operand.Constant(Double.NaN))
                .withMessage("A condition compares numbers, not NaN.");
    }

    /** Bars of which open, high and low are the close. */
    static Bars closes(double... closes) {
        int size = closes.length;
        long[] opens = IntStream.range(0, size).mapToLong(i -> i * 60_000L).toArray();
        long[] ends = IntStream.range(0, size).mapToLong(i -> (i + 1) * 60_000L).toArray();
        var volume = new double[size];
        return Bars.of(
                Symbol.of("TEST"), Timeframe.M1, new Bars.Columns(opens, ends, closes, closes, closes, closes, volume));
    }

    /** The definition, word for word and slow. */
    private static Truth defined(Condition condition, Bars bars, int i) {
        return switch (condition) {
            case All(var parts) -> {
                List<Truth> truths =
                        parts.stream().map(part -> defined(part, bars, i)).toList();
                yield truths.isEmpty() ? Truth.TRUE : Collections.min(truths);
            }
            case Any(var parts) -> {
                List<Truth> truths =
                        parts.stream().map(part -> defined(part, bars, i)).toList();
                yield truths.isEmpty() ? Truth.FALSE : Collections.max(truths);
            }
            case Compare(var left, var relation, var right) -> {
                double l = value(left, bars, i);
                double r = value(right, bars, i);
                boolean cross = relation == Relation.CROSSES_ABOVE || relation == Relation.CROSSES_BELOW;
                double l0 = cross ? value(left, bars, i - 1) : l;
                double r0 = cross ? value(right, bars, i - 1) : r;
                if (Double.isNaN(l) || Double.isNaN(r) || Double.isNaN(l0) || Double.isNaN(r0)) {
                    yield Truth.UNKNOWN;
                }
                boolean holds = switch (relation) {
                    case ABOVE -> l > r;
                    case BELOW -> l < r;
                    case CROSSES_ABOVE -> l0 <= r0 && l > r;
                    case CROSSES_BELOW -> l0 >= r0 && l < r;
                };
                yield holds ? Truth.TRUE : Truth.FALSE;
            }
        };
    }

    private static double value(Operand operand, Bars bars, int i) {
        if (i < 0) {
            return Double.NaN;
        }
        return switch (operand) {
            case Operand.Constant(double value) -> value;
            case Operand.Column(var field) ->
                switch (field) {
                    case OPEN -> bars.open(i);
                    case HIGH -> bars.high(i);
                    case LOW -> bars.low(i);
                    case CLOSE -> bars.close(i);
                    case VOLUME -> bars.volume(i);
                };
            case Operand.Indicator(var spec, double factor) ->
                factor * BarIndicator.column(spec, bars.slice(0, i + 1))[i];
            case Operand.ChangePercent(int n) ->
                i < n ? Double.NaN : 100 * (bars.close(i) - bars.close(i - n)) / bars.close(i - n);
            case Operand.HighestBefore(int n) ->
                i < n
                        ? Double.NaN
                        : IntStream.range(i - n, i)
                                .mapToDouble(bars::high)
                                .max()
                                .orElseThrow();
            case Operand.LowestBefore(int n) ->
                i < n
                        ? Double.NaN
                        : IntStream.range(i - n, i).mapToDouble(bars::low).min().orElseThrow();
        };
    }
}
