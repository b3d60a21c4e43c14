package dev.kuber.condition;

import dev.kuber.condition.Condition.Relation;
import java.util.Arrays;

/**
 * A part of a condition over one piece of consecutive bars: a bit for true, a bit for false, neither for unknown. Pieces
 * follow one another, since a cross at the first bar of a piece looks at the last bar of the one before.
 */
abstract sealed class TruthBits {

    final long[] trues;
    final long[] falses;

    private TruthBits(int words) {
        trues = new long[words];
        falses = new long[words];
    }

    static TruthBits of(Condition condition, Operands operands, int words) {
        return switch (condition) {
            case Condition.All(var parts) ->
                new Junction(
                        parts.stream().map(part -> of(part, operands, words)).toArray(TruthBits[]::new), true, words);
            case Condition.Any(var parts) ->
                new Junction(
                        parts.stream().map(part -> of(part, operands, words)).toArray(TruthBits[]::new), false, words);
            case Condition.Compare(var left, var relation, var right) -> {
                // Below is above with the sides exchanged.
                boolean upward = relation == Relation.ABOVE || relation == Relation.CROSSES_ABOVE;
                boolean cross = relation == Relation.CROSSES_ABOVE || relation == Relation.CROSSES_BELOW;
                int first = operands.slot(left);
                int second = operands.slot(right);
                yield new Comparison(upward ? first : second, upward ? second : first, cross, words);
            }
        };
    }

    /** Evaluates the next {@code count} bars, whose operands lie in the columns. */
    abstract void next(double[][] columns, int count);

    /** Writes the bits of the piece's {@code count} bars from this word on. */
    void copyTo(long[] allTrues, long[] allFalses, int word, int count) {
        int words = (count + Long.SIZE - 1) / Long.SIZE;
        System.arraycopy(trues, 0, allTrues, word, words);
        System.arraycopy(falses, 0, allFalses, word, words);
        if (count % Long.SIZE != 0) {
            long mask = (1L << (count % Long.SIZE)) - 1;
            allTrues[word + words - 1] &= mask;
            allFalses[word + words - 1] &= mask;
        }
    }

    /** All or any of some parts. */
    private static final class Junction extends TruthBits {

        private final TruthBits[] parts;
        private final boolean all;

        Junction(TruthBits[] parts, boolean all, int words) {
            super(words);
            this.parts = parts;
            this.all = all;
        }

        @Override
        void next(double[][] columns, int count) {
            Arrays.fill(trues, all ? -1 : 0);
            Arrays.fill(falses, all ? 0 : -1);
            for (TruthBits part : parts) {
                part.next(columns, count);
                and(all ? trues : falses, all ? part.trues : part.falses);
                or(all ? falses : trues, all ? part.falses : part.trues);
            }
        }

        private static void and(long[] into, long[] bits) {
            for (int i = 0; i < into.length; i++) {
                into[i] &= bits[i];
            }
        }

        private static void or(long[] into, long[] bits) {
            for (int i = 0; i < into.length; i++) {
                into[i] |= bits[i];
            }
        }
    }

    /** One operand above another one, or crossing above it. */
    private static final class Comparison extends TruthBits {

        private final int left;
        private final int right;
        private final boolean cross;
        /** The lowest bit tells whether at the last bar of the piece before left was known to be above right. */
        private long above;
        /** The same for at or below. */
        private long notAbove;

        Comparison(int left, int right, boolean cross, int words) {
            super(words);
            this.left = left;
            this.right = right;
            this.cross = cross;
        }

        @Override
        void next(double[][] columns, int count) {
            compare(columns[left], columns[right], count);
            if (cross) {
                crossings((count + Long.SIZE - 1) / Long.SIZE);
            }
        }

        private void compare(double[] lefts, double[] rights, int count) {
            for (int first = 0; first < count; first += Long.SIZE) {
                int end = Math.min(count, first + Long.SIZE);
                long positive = 0;
                long known = 0;
                for (int i = first; i < end; i++) {
                    double difference = lefts[i] - rights[i];
                    positive |= (difference > 0 ? 1L : 0L) << i;
                    known |= (Double.isNaN(difference) ? 0L : 1L) << i;
                }
                trues[first / Long.SIZE] = positive;
                falses[first / Long.SIZE] = known & ~positive;
            }
        }

        private void crossings(int words) {
            for (int i = 0; i < words; i++) {
                long nowAbove = trues[i];
                long nowNotAbove = falses[i];
                long wasAbove = nowAbove << 1 | above;
                long wasNotAbove = nowNotAbove << 1 | notAbove;
                above = nowAbove >>> (Long.SIZE - 1);
                notAbove = nowNotAbove >>> (Long.SIZE - 1);
                trues[i] = nowAbove & wasNotAbove;
                falses[i] = (nowNotAbove & (wasAbove | wasNotAbove)) | (nowAbove & wasAbove);
            }
        }
    }
}
