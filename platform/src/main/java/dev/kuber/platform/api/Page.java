package dev.kuber.platform.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to send as {@code after} to get the following part; null at the end
 */
record Page<T>(List<T> items, @Nullable String next) {

    Page {
        items = List.copyOf(items);
    }

    /** A whole list. */
    static <T> Page<T> all(List<T> items) {
        return new Page<>(items, null);
    }

    <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next);
    }
}
