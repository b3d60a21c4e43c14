package dev.kuber.platform.secrets;

import org.jspecify.annotations.Nullable;

/** The key for secrets cannot be used; the message is a sentence that says what to do and holds nothing of the key. */
public final class SecretKeyFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SecretKeyFailure(String sentence) {
        this(sentence, null);
    }

    SecretKeyFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
