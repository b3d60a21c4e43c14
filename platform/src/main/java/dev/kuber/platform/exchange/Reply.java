package dev.kuber.platform.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What the face answers to a call.
 *
 * @param status of HTTP
 * @param body written as JSON; null for none
 */
record Reply(int status, @Nullable Object body) {

    static Reply ok(Object body) {
        return new Reply(200, body);
    }

    static Reply many(Object body) {
        return new Reply(207, body);
    }

    static Reply none() {
        return new Reply(204, null);
    }

    /** @param code Alpaca's, of eight digits: the status and five more */
    static Reply error(int code, String message) {
        return new Reply(code / 100_000, new Problem(code, message));
    }

    /** Body of an error. */
    record Problem(int code, String message) {}

    /** Body of an error that has no code. */
    record Message(String message) {}
}
