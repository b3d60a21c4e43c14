package dev.kuber.platform.notifications;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell a user.
 *
 * @param owner id of his account
 * @param key names the happening among those of this owner; what was told under it is not told again
 * @param title some words
 * @param sentence what happened, and what to do where that is not plain
 * @param pipelineId null where it concerns none
 * @param executionId null where it concerns none
 * @param symbol null where it concerns none
 */
public record Notice(
        String owner,
        String key,
        Severity severity,
        String title,
        String sentence,
        @Nullable String pipelineId,
        @Nullable String executionId,
        @Nullable String symbol) {

    /** Follows from owner and key, so that it is known before it is stored. */
    UUID id() {
        return UUID.nameUUIDFromBytes(("notification " + owner + " " + key).getBytes(StandardCharsets.UTF_8));
    }
}
