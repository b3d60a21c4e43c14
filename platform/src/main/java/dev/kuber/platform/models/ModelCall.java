package dev.kuber.platform.models;

import dev.kuber.trade.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request to a provider, as it was written down.
 *
 * @param member who asked
 * @param promptHash SHA-256 of the request
 * @param occurrence the same request made by the same member in the same run: 1, 2, 3 ...
 * @param attempt 1 for the first try, 2 after one that failed
 * @param request null once the texts were removed for their age
 * @param reply null while there is none, and once the texts were removed
 * @param message why there is none
 * @param usage null while it is not known
 * @param estimated whether the usage is an estimate, because the provider did not say
 * @param cost null if nothing was charged, or if the price is not known
 */
public record ModelCall(
        UUID id,
        String executionId,
        String node,
        String stepKey,
        String member,
        Provider provider,
        String model,
        String promptName,
        int promptVersion,
        String promptHash,
        int occurrence,
        int attempt,
        @Nullable JsonNode request,
        @Nullable JsonNode reply,
        Status status,
        @Nullable String message,
        @Nullable Usage usage,
        boolean estimated,
        @Nullable Money cost,
        Instant askedAt,
        @Nullable Long durationMs) {

    /** How far it came. */
    public enum Status {
        /** Sent, or about to be; after a crash it stays so until it is asked again or its time has run out. */
        ASKED,
        ANSWERED,
        /** There is no reply, and it is known that there was none. */
        FAILED,
        /** Nobody knows what came of it; it is charged what it was expected to cost. */
        LOST
    }
}
