package dev.kuber.platform.accounts;

import java.time.Duration;
import java.util.List;

/** What became of an attempt to register or to log in. */
public sealed interface Entry {

    /** Let in. */
    record Welcome(Account account) implements Entry {}

    /** The form is not filled in properly. */
    record Invalid(List<Problem> problems) implements Entry {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** An account with this email exists. */
    record Taken(String sentence) implements Entry {}

    /** Email or password is wrong; which one is not said. */
    record Refused(String sentence) implements Entry {}

    /** Too many attempts; the next one is looked at after this time. */
    record TooMany(Duration retryAfter) implements Entry {}

    /** What is wrong with one field, as a sentence. */
    record Problem(String field, String message) {}
}
