package dev.kuber.platform.models;

import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** What a {@link FakeModelServer} is told to answer. */
public sealed interface ModelReplies {

    /** Tokens as the server reports them; cached ones are part of the input. */
    record Reported(long input, long cached, long output) {

        public static final Reported NOTHING = new Reported(0, 0, 0);

        Reported plus(Reported other) {
            return new Reported(input + other.input, cached + other.cached, output + other.output);
        }
    }

    /** A text, usually the JSON that was asked for. */
    record Says(String text, Reported usage) implements ModelReplies {}

    /** A text that ends where the tokens did. */
    record Truncated(String text, Reported usage) implements ModelReplies {}

    /** The model will not. */
    record Refuses(String reason, Reported usage) implements ModelReplies {}

    /** The model wants to look things up first. */
    record Calls(List<Call> calls, Reported usage) implements ModelReplies {

        record Call(String id, String tool, String arguments) {}
    }

    /** An error of the server. */
    record Fails(int status, @Nullable String retryAfter) implements ModelReplies {}

    /** A reply that is no JSON at all. */
    record Garbles(String body) implements ModelReplies {}

    /** The connection is closed in the middle of the reply. */
    record Breaks() implements ModelReplies {}

    /** A reply that does not come as it should when it is asked for in pieces. */
    record Streamed(ModelReplies reply, How how) implements ModelReplies {}

    /** What may happen to a reply that was asked for in pieces. */
    enum How {
        /** It comes in one piece. */
        PLAINLY,
        /** Nobody says what it used. */
        WITHOUT_USAGE,
        /** The connection breaks in the middle of it. */
        BREAKS,
        /** It ends in the middle, as if that were all. */
        ENDS_EARLY,
        /** The server says in the middle of it that it cannot go on. */
        FAILS,
        /** Nothing more comes after the middle of it. */
        STALLS,
        /** The server will not send it in pieces, and says so. */
        REFUSED
    }

    /**
     * A stream as it is written here, with nothing made right.
     *
     * @param piece how many bytes are sent at a time
     * @param usage what it reports, wherever that is written
     */
    record Raw(int status, String text, int piece, Reported usage, End end) implements ModelReplies {

        Raw(String text, Reported usage) {
            this(200, text, 1 << 24, usage, End.CLOSES);
        }

        /** What becomes of the connection after the text. */
        enum End {
            CLOSES,
            BREAKS,
            STAYS_OPEN
        }
    }

    /** A reply of which each piece comes when there is a permit for it. */
    record Paced(ModelReplies reply, Semaphore pieces) implements ModelReplies {}

    /** A text, and what the model thought before. */
    record Thinks(String reasoning, String text, Reported usage) implements ModelReplies {}

    /** No reply until the server is closed. */
    record Hangs() implements ModelReplies {}

    static Says says(String text) {
        return new Says(text, new Reported(100, 0, 20));
    }

    static Fails busy(int seconds) {
        return new Fails(429, Integer.toString(seconds));
    }
}
