package dev.kuber.platform.connections;

/**
 * With what an account's owner proves himself to the broker.
 *
 * @param keyId the public half
 * @param secret never shown, logged or stored unsealed
 */
public record BrokerKeys(String keyId, String secret) {

    /** The beginning and the end of the key id, enough to tell keys apart. */
    public String hint() {
        return keyId.length() < 8 ? "…" : keyId.substring(0, 2) + "…" + keyId.substring(keyId.length() - 4);
    }

    @Override
    public String toString() {
        return "BrokerKeys[" + hint() + "]";
    }
}
