package dev.kuber.platform.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit how many items at most
 * @param after where the part before ended; null for the first part
 */
record Paging(int limit, @Nullable String after) {

    /** How many items a list has at most and unless told otherwise, as texts for annotations. */
    static final String DEFAULT_LIMIT = "50";

    static final int MOST = 200;

    Paging {
        if (limit < 1 || limit > MOST) {
            throw Refusal.badRequest(
                    "'limit': A list has 1 to " + MOST + " items.",
                    Problem.Fault.field("limit", "A list has 1 to " + MOST + " items."));
        }
    }

    /** How many items to skip, for lists whose cursor is a position. */
    int offset() {
        if (after == null) {
            return 0;
        }
        try {
            int offset = Integer.parseInt(after);
            if (offset >= 0) {
                return offset;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        String message = "Send the 'next' of the part before.";
        throw Refusal.badRequest("'after': " + message, Problem.Fault.field("after", message));
    }

    /** How many items to ask for, to see whether there are more. */
    int probe() {
        return limit + 1;
    }

    /** The page of these items, found from {@link #offset} with {@link #probe} as their number. */
    <T> Page<T> page(List<T> found) {
        return found.size() > limit
                ? new Page<>(found.subList(0, limit), Integer.toString(offset() + limit))
                : Page.all(found);
    }

    /**
     * The page of these items, for lists whose cursor is in the item that came last.
     *
     * @param found with {@link #probe} as their number
     */
    <T> Page<T> page(List<T> found, Function<T, String> cursor) {
        return found.size() > limit
                ? new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)))
                : Page.all(found);
    }
}
