package dev.kuber.platform.models;

import dev.kuber.platform.ledger.Tokens;

/**
 * What a provider counted for one call.
 *
 * @param input all that was read, from the provider's cache or anew
 * @param cachedInput the part of the input that came from the cache
 * @param output all that was written, reasoning included
 */
public record Usage(long input, long cachedInput, long output) {

    /** Counts that make no sense are taken for the nearest that do. */
    public Usage {
        input = Math.max(0, input);
        cachedInput = Math.clamp(cachedInput, 0, input);
        output = Math.max(0, output);
    }

    Tokens tokens(String model) {
        return new Tokens(model, input - cachedInput, cachedInput, output);
    }
}
