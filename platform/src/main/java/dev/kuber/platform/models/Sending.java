package dev.kuber.platform.models;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of sending one request. Sentences hold nothing of the key. */
sealed interface Sending {

    record Replied(ModelReply reply) implements Sending {}

    /**
     * The provider refused it: nothing is to be paid.
     *
     * @param again whether it may be accepted later
     * @param delay how long the provider asks us to wait; null if it does not say
     */
    record Declined(
            String sentence,
            int status,
            boolean again,
            @Nullable Duration delay) implements Sending {}

    /** It never got there: nothing is to be paid. */
    record Unreached(String sentence) implements Sending {}

    /**
     * It was sent, and what came of it is not known: it may have to be paid.
     *
     * @param known what it said was used before it broke off; null if it said nothing
     */
    record Lost(String sentence, @Nullable Usage known) implements Sending {}

    /**
     * A reply came that is none.
     *
     * @param usage what it says was used; null if it does not
     */
    record Unreadable(String sentence, @Nullable Usage usage) implements Sending {}
}
