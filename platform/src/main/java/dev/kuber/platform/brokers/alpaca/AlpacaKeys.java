package dev.kuber.platform.brokers.alpaca;

/**
 * A key of an Alpaca account.
 *
 * @param keyId public part, sent with every request
 * @param secret never written anywhere
 */
public record AlpacaKeys(String keyId, String secret) {

    /** @throws IllegalArgumentException if a part cannot be sent in a header; the message does not repeat it */
    public AlpacaKeys {
        if (unsendable(keyId)) {
            throw new IllegalArgumentException("key_id: paste the key id as Alpaca shows it, without spaces.");
        }
        if (unsendable(secret)) {
            throw new IllegalArgumentException("secret: paste the secret as Alpaca shows it, without spaces.");
        }
    }

    private static boolean unsendable(String text) {
        return text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /** The beginning and end of the key id, enough to tell keys apart. */
    public String hint() {
        return keyId.length() < 8 ? "…" : keyId.substring(0, 2) + "…" + keyId.substring(keyId.length() - 4);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "AlpacaKeys[" + hint() + "]";
    }
}
