package dev.kuber.condition;

import dev.kuber.condition.Condition.Relation;
import dev.kuber.indicator.BarIndicator;
import dev.kuber.trade.Bars;

/**
 * Evaluates a condition incrementally, for prices that arrive: fed with closed bars one by one, oldest first. Says at
 * each bar what {@link ConditionScan} says of it. Not safe for several threads.
 */
public final class ConditionTracker {

    private final BarIndicator[] indicators;
    private final double[] values;
    private final Node root;
    private Truth truth = Truth.UNKNOWN;

    /** @throws IllegalArgumentException if an operand's parameters are impossible; the message says so in a sentence */
    public ConditionTracker(Condition condition) {
        var operands = new Operands();
        root = node(condition, operands);
        indicators = operands.indicators();
        values = new double[indicators.length];
    }

    public Truth update(double open, double high, double low, double close, double volume) {
        for (int i = 0; i < values.length; i++) {
            values[i] = indicators[i].update(open, high, low, close, volume);
        }
        truth = root.next(values);
        return truth;
    }

    /** The bar at this index. */
    public Truth update(Bars bars, int index) {
        return update(bars.open(index), bars.high(index), bars.low(index), bars.close(index), bars.volume(index));
    }

    /** What was said at the newest bar; unknown before the first. */
    public Truth truth() {
        return truth;
    }

    /** A part of the condition, which must see every bar because a cross remembers the one before. */
    private interface Node {
        Truth next(double[] values);
    }

    private static Node node(Condition condition, Operands operands) {
        return switch (condition) {
            case Condition.All(var parts) -> {
                Node[] nodes = parts.stream().map(part -> node(part, operands)).toArray(Node[]::new);
                yield values -> {
                    Truth all = Truth.TRUE;
                    for (Node node : nodes) {
                        all = all.and(node.next(values));
                    }
                    return all;
                };
            }
            case Condition.Any(var parts) -> {
                Node[] nodes = parts.stream().map(part -> node(part, operands)).toArray(Node[]::new);
                yield values -> {
                    Truth any = Truth.FALSE;
                    for (Node node : nodes) {
                        any = any.or(node.next(values));
                    }
                    return any;
                };
            }
            case Condition.Compare(var left, var relation, var right) ->
                new Comparison(operands.slot(left), relation, operands.slot(right));
        };
    }

    /** A comparison that remembers the difference of its sides at the bar before. */
    private static final class Comparison implements Node {

        private final int left;
        private final Relation relation;
        private final int right;
        private double before = Double.NaN;

        Comparison(int left, Relation relation, int right) {
            this.left = left;
            this.relation = relation;
            this.right = right;
        }

        @Override
        public Truth next(double[] values) {
            double then = before;
            double now = values[left] - values[right];
            before = now;
            boolean cross = relation == Relation.CROSSES_ABOVE || relation == Relation.CROSSES_BELOW;
            if (Double.isNaN(now) || (cross && Double.isNaN(then))) {
                return Truth.UNKNOWN;
            }
            return Truth.of(
                    switch (relation) {
                        case ABOVE -> now > 0;
                        case BELOW -> now < 0;
                        case CROSSES_ABOVE -> then <= 0 && now > 0;
                        case CROSSES_BELOW -> then >= 0 && now < 0;
                    });
        }
    }
}
