package dev.kuber.platform.models;

import dev.kuber.trade.Money;
import org.jspecify.annotations.Nullable;

/**
 * A request that has no recorded reply.
 *
 * @param hash of the request
 * @param most the most that it can use
 * @param worstCase the most that it can cost; null if the model's price is not known
 */
public record Unrecorded(
        String hash,
        String model,
        String member,
        Usage most,
        @Nullable Money worstCase) {}
