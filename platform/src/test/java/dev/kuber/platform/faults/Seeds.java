package dev.kuber.platform.faults;

import java.util.SplittableRandom;

/** Chance that belongs to a seed and a name, so that each drawing repeats alone. */
final class Seeds {

    /** The seed of this run: 1, or the system property {@code kuber.faults.seed}. */
    static final long SEED = Long.getLong("kuber.faults.seed", 1);

    private Seeds() {}

    static SplittableRandom of(long seed, String name) {
        return new SplittableRandom(new SplittableRandom(seed).nextLong() + name.hashCode());
    }
}
