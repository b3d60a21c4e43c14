package dev.kuber.platform.models;

import java.net.URI;

/**
 * Where a provider is reached and how one proves who one is.
 *
 * @param key never shown, logged or stored unsealed; empty for a server that wants none
 * @param stream whether it is asked for replies in pieces
 */
record Endpoint(Provider provider, URI url, String key, boolean stream) {

    /** A text that came from there, without the key, and not too long. */
    String harmless(String text) {
        String without = key.isEmpty() ? text : text.replace(key, "…");
        String line = without.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }

    /** As it is spelt in a sentence. */
    String name() {
        return provider == Provider.OPENAI_COMPATIBLE ? "The server at " + url : provider.title();
    }

    @Override
    public String toString() {
        return "Endpoint[" + provider + " at " + url + "]";
    }
}
