package dev.kuber.platform.models;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Which addresses users may make Kuber call. A model may run on the same machine or network; where many people use one
 * installation its operator forbids that, so that nobody reaches through it what only it can see.
 */
final class Addresses {

    private final boolean privateAllowed;

    Addresses(boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    /** Why this may not be called, as a sentence; empty if it may. A name that is not known is left to who calls it. */
    Optional<String> refusal(URI url) {
        String host = url.getHost();
        if (host == null) {
            return Optional.of("An address has a host: write it like https://models.example.com/v1.");
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (address.isLinkLocalAddress() || address.isMulticastAddress()) {
                    return Optional.of("Addresses such as " + host + " are never called.");
                }
                if (!privateAllowed && inside(address)) {
                    return Optional.of(
                            "The operator of this installation does not allow private addresses such as " + host + ".");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }

    private static boolean inside(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean carrier = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isAnyLocalAddress()
                || uniqueLocal
                || carrier;
    }
}
