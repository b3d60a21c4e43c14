package dev.kuber.platform.brokers.alpaca;

import org.jspecify.annotations.Nullable;

/** What Alpaca said when it was asked whether a key can be used for trading. */
public sealed interface Verification {

    /** As a sentence for the key's owner. */
    String sentence();

    /** Orders can be sent. */
    record Verified(AlpacaAccount account, String sentence) implements Verification {}

    /**
     * The key cannot be used.
     *
     * @param account if Alpaca showed it nevertheless
     */
    record Refused(String sentence, @Nullable AlpacaAccount account) implements Verification {}

    /** Alpaca did not answer; nothing is known. */
    record Unreachable(String sentence) implements Verification {}
}
