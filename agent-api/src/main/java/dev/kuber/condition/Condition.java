package dev.kuber.condition;

import dev.kuber.indicator.IndicatorSpec;
import java.util.List;

/**
 * Something that is true, false or unknown at the close of a bar, as data: live it is evaluated bar by bar, in a backtest
 * it is found by scanning the columns. Unknown (an indicator without enough history) never counts as true.
 */
public sealed interface Condition {

    /** True where every one is true, false where at least one is false; always true without any. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /** True where at least one is true, false where every one is false; never true without any. */
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /** True where the two operands stand in this relation; unknown where one of them, or the bar before a cross, is. */
    record Compare(Operand left, Relation relation, Operand right) implements Condition {}

    /** How two operands compare at a bar, and for crosses also at the bar before. */
    enum Relation {
        ABOVE,
        BELOW,
        /** At or below on the bar before, above now. */
        CROSSES_ABOVE,
        /** At or above on the bar before, below now. */
        CROSSES_BELOW
    }

    /** A number at a bar; NaN where it is unknown. */
    sealed interface Operand {

        /** Always this number. */
        record Constant(double value) implements Operand {
            public Constant {
                finite(value);
            }
        }

        /** A column of the bar itself. */
        record Column(Field field) implements Operand {}

        /** An indicator, times a factor (1 for none). */
        record Indicator(IndicatorSpec spec, double factor) implements Operand {
            public Indicator {
                finite(factor);
            }
        }

        /** The close's change over this many bars, in percent. */
        record ChangePercent(int bars) implements Operand {}

        /** Highest high of the {@code bars} bars before this one. */
        record HighestBefore(int bars) implements Operand {}

        /** Lowest low of the {@code bars} bars before this one. */
        record LowestBefore(int bars) implements Operand {}

        private static void finite(double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A condition compares numbers, not " + value + ".");
            }
        }
    }

    /** A bar's columns. */
    enum Field {
        OPEN,
        HIGH,
        LOW,
        CLOSE,
        VOLUME
    }
}
