package dev.kuber.platform.models;

import dev.kuber.port.LanguageModel.Unavailable;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How often one request is tried, and how long is waited before the next try: longer each time, unless told. */
final class Patience {

    /** A try that may have to be paid counts for two. */
    private static final int TRIES = 4;

    private static final Duration FIRST = Duration.ofSeconds(1);

    /** A provider that wants more time than this gets it from the step's own retries. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private final RandomGenerator chance;
    private int used;
    private int times;

    Patience(RandomGenerator chance) {
        this.chance = chance;
    }

    /**
     * How long to wait before the next try.
     *
     * @param asked how long the provider asks us to wait; null if it does not say
     * @throws Unavailable if there is no next try
     */
    Duration before(@Nullable Duration asked, int weight, String sentence) {
        used += weight;
        times++;
        if (used >= TRIES) {
            throw new Unavailable(sentence + " It was asked " + times + " times.", true);
        }
        if (asked != null && asked.compareTo(LONGEST) > 0) {
            throw new Unavailable(sentence + " It asks us to wait " + asked.toSeconds() + " seconds.", true);
        }
        if (asked != null) {
            return asked;
        }
        long most = FIRST.toMillis() << (times - 1);
        return Duration.ofMillis(most - (long) (chance.nextDouble() * most / 2));
    }
}
