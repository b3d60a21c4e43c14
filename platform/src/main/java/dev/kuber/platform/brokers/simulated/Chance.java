package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;

/**
 * Chance without a generator: every draw is a hash of the seed, the order's name, a time and the purpose, so that neither
 * the order of calls nor a repeated call changes an outcome.
 *
 * <p>An order's name is its client order id without the execution in front of the first dot (see {@link
 * ClientOrderId#derived}): the same backtest run twice has other executions and must have the same luck.
 */
record Chance(long seed) {

    /** Whether something that happens in {@code percent} of all cases happens in this one. */
    boolean happens(double percent, ClientOrderId order, long time, String purpose) {
        return draw(order, time, purpose) * 100 < percent;
    }

    /** A number from 0 (inclusive) to 1 (exclusive), evenly distributed. */
    double draw(ClientOrderId order, long time, String purpose) {
        long hash = mix(seed ^ 0x9E3779B97F4A7C15L);
        hash = mix(hash ^ fnv(name(order)));
        hash = mix(hash ^ time);
        hash = mix(hash ^ fnv(purpose));
        return (hash >>> 11) * 0x1.0p-53;
    }

    /** The id without its execution; the whole id if it has no dot. */
    static String name(ClientOrderId order) {
        return order.value().substring(order.value().indexOf('.') + 1);
    }

    /** FNV-1a over the characters: stable over releases, which String.hashCode only happens to be. */
    private static long fnv(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
