package dev.kuber.platform.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event without its sequence number, which it is given in the transaction that stores it. */
public record EventDraft(
        Event.Type type,
        Instant at,
        @Nullable String pipelineId,
        @Nullable String executionId,
        Event.Data data) {}
