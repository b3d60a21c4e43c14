package dev.kuber.platform.notifications;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a user was told.
 *
 * @param number raised with each one; later ones have higher numbers
 * @param at of the wall clock
 * @param readAt null while it is unread
 */
public record Notification(
        UUID id,
        long number,
        Instant at,
        Severity severity,
        String title,
        String sentence,
        @Nullable String pipelineId,
        @Nullable String executionId,
        @Nullable String symbol,
        @Nullable Instant readAt) {}
