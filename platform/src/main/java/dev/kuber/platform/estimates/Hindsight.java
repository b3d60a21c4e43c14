package dev.kuber.platform.estimates;

import org.jspecify.annotations.Nullable;

/**
 * How well past estimates have matched.
 *
 * @param runs that were estimated and went their whole way
 * @param medianErrorPercent of the estimate, whichever way; null without runs
 */
public record Hindsight(int runs, @Nullable Double medianErrorPercent, String sentence) {

    public static final Hindsight NONE = new Hindsight(0, null, "No estimate has been compared with a run yet.");
}
