package dev.kuber.platform.ledger;

/**
 * What a language model read and wrote in one call.
 *
 * @param model as its provider names it
 * @param input read anew, those from the provider's cache left out
 * @param cachedInput read from the provider's cache
 * @param output written, reasoning included
 */
public record Tokens(String model, long input, long cachedInput, long output) {

    /** @throws IllegalArgumentException if a count is below zero */
    public Tokens {
        if (input < 0 || cachedInput < 0 || output < 0) {
            throw new IllegalArgumentException("Counts of tokens are never below zero.");
        }
    }
}
