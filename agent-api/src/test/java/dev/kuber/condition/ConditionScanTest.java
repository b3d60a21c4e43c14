package dev.kuber.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kuber.condition.Condition.Compare;
import dev.kuber.condition.Condition.Operand;
import dev.kuber.condition.Condition.Relation;
import dev.kuber.indicator.SeededBars;
import dev.kuber.indicator.SeededBars.Shape;
import dev.kuber.trade.Bars;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConditionScanTest extends ConditionContract {

    @Override
    List<Truth> truths(Condition condition, Bars bars) {
        var scan = new ConditionScan(condition, bars);
        return IntStream.range(0, bars.size()).mapToObj(scan::at).toList();
    }

    @Test
    void theNextBarIsTheFirstOneFromThereOnThatIsTrueInWhateverOrderItIsAsked() {
        var random = new Random(51);
        var conditions = new RandomConditions(52);
        Bars bars = SeededBars.of(Shape.WALK, 5_000, 53);
        for (int trial = 0; trial < 20; trial++) {
            Condition condition = conditions.next(2);
            List<Truth> truths = truths(condition, bars);
            var scan = new ConditionScan(condition, bars);
            for (int query = 0; query < 50; query++) {
                int from = random.nextInt(bars.size() + 2);
                OptionalInt expected = IntStream.range(from, Math.max(from, bars.size()))
                        .filter(i -> truths.get(i) == Truth.TRUE)
                        .findFirst();
                assertThat(scan.next(from)).isEqualTo(expected);
            }
        }
    }

    @Test
    void aConditionThatNeverHoldsHasNoNextBar() {
        Bars bars = SeededBars.of(Shape.WALK, 5_000, 54);
        var scan = new ConditionScan(new Compare(CLOSE, Relation.BELOW, new Operand.Constant(0)), bars);
        assertThat(scan.next(0)).isEmpty();
        assertThat(scan.size()).isEqualTo(5_000);
    }

    @Test
    void aBarOutsideTheHistoryIsAnError() {
        var scan = new ConditionScan(new Compare(CLOSE, Relation.ABOVE, CLOSE), closes(1, 2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> scan.at(2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> scan.at(-1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> scan.next(-1));
    }
}
