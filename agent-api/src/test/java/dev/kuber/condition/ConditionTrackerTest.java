package dev.kuber.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.condition.Condition.Compare;
import dev.kuber.condition.Condition.Operand;
import dev.kuber.condition.Condition.Relation;
import dev.kuber.trade.Bars;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConditionTrackerTest extends ConditionContract {

    @Override
    List<Truth> truths(Condition condition, Bars bars) {
        var tracker = new ConditionTracker(condition);
        return IntStream.range(0, bars.size())
                .mapToObj(i -> tracker.update(bars, i))
                .toList();
    }

    @Test
    void itRemembersWhatItSaidLast() {
        var tracker = new ConditionTracker(new Compare(CLOSE, Relation.ABOVE, new Operand.Constant(3)));
        assertThat(tracker.truth()).isEqualTo(Truth.UNKNOWN);
        tracker.update(1, 5, 1, 4, 0);
        assertThat(tracker.truth()).isEqualTo(Truth.TRUE);
        tracker.update(1, 5, 1, 2, 0);
        assertThat(tracker.truth()).isEqualTo(Truth.FALSE);
    }
}
