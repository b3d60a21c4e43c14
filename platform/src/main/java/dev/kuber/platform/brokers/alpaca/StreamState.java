package dev.kuber.platform.brokers.alpaca;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a stream is.
 *
 * @param connectedSince null while it is down
 * @param lastEvent when something was last heard
 * @param lastError why it was last down or what last went wrong, as a sentence
 * @param connections how often it was up
 */
public record StreamState(
        @Nullable Instant connectedSince,
        @Nullable Instant lastEvent,
        @Nullable String lastError,
        long connections) {

    static final StreamState NEVER = new StreamState(null, null, null, 0);

    public boolean connected() {
        return connectedSince != null;
    }

    StreamState up(Instant since) {
        return new StreamState(since, since, lastError, connections + 1);
    }

    StreamState heard(Instant at) {
        return new StreamState(connectedSince, at, lastError, connections);
    }

    StreamState failed(String error) {
        return new StreamState(connectedSince, lastEvent, error, connections);
    }

    StreamState down(String error) {
        return new StreamState(null, lastEvent, error, connections);
    }
}
