package dev.kuber.platform.markets.synthetic;

/**
 * Repeatable randomness: the SplitMix64 sequence (Steele, Lea and Flood 2014) from a seed mixed of several numbers. Only
 * integer arithmetic and {@link StrictMath}, so that every machine gives the same bits.
 */
final class Noise {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;
    private double spare;
    private boolean hasSpare;

    Noise(long... seeds) {
        for (long seed : seeds) {
            state = mixed(state + GOLDEN) ^ mixed(seed * GOLDEN + 1);
        }
    }

    /** Uniform in (0, 1), never 0 nor 1. */
    double uniform() {
        state += GOLDEN;
        return ((mixed(state) >>> 11) + 0.5) * 0x1.0p-53;
    }

    /** Standard normal, by Marsaglia's polar method. */
    double gaussian() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double u;
        double v;
        double s;
        do {
            u = 2 * uniform() - 1;
            v = 2 * uniform() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        double scale = Math.sqrt(-2 * StrictMath.log(s) / s);
        spare = v * scale;
        hasSpare = true;
        return u * scale;
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
