package dev.kuber.platform.api;

import dev.kuber.platform.engine.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is sent.
 *
 * @param sequence 1, 2, 3 ... per account, without gaps
 */
record EventResponse(
        long sequence,
        Event.Type type,
        Instant at,
        @Nullable String pipelineId,
        @Nullable String executionId,
        Event.Data data) {

    static EventResponse of(Event event) {
        return new EventResponse(
                event.sequence(), event.type(), event.at(), event.pipelineId(), event.executionId(), event.data());
    }
}
