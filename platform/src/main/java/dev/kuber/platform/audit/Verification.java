package dev.kuber.platform.audit;

import org.jspecify.annotations.Nullable;

/**
 * Whether an audit log is as it was written.
 *
 * @param entries how many were looked at and found right
 * @param brokenAt sequence of the first entry that is not; null if all are
 */
public record Verification(
        boolean valid, long entries, @Nullable Long brokenAt, String sentence) {

    static Verification right(long entries) {
        String sentence = switch ((int) Math.min(entries, 2)) {
            case 0 -> "Nothing has been recorded yet.";
            case 1 -> "The one entry is as it was written.";
            default -> "All " + entries + " entries are as they were written.";
        };
        return new Verification(true, entries, null, sentence);
    }

    static Verification broken(long at, String what) {
        return new Verification(
                false,
                at - 1,
                at,
                "Entry " + at + " " + what + ". The " + (at - 1)
                        + " before it are as they were written; what follows cannot be trusted.");
    }
}
