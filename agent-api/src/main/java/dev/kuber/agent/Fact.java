package dev.kuber.agent;

import java.util.Locale;

/**
 * Something an execution knows: an immutable record with a stable type name.
 *
 * <p>Facts are stored as JSON for years. Components may be added (as {@code @Nullable} or with a default) but not
 * renamed. The type name is the record's simple name in {@code snake_case} and must be unique among all facts of an
 * installation.
 */
public interface Fact {

    /** The stable type name under which facts of this class are stored, such as {@code bias_signal}. */
    static String typeOf(Class<? extends Fact> type) {
        return type.getSimpleName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
