package dev.kuber.platform.database;

import org.jspecify.annotations.Nullable;

/** The database cannot be used; the message is a sentence that says what to do. */
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseFailure(String sentence) {
        this(sentence, null);
    }

    DatabaseFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
