package dev.kuber.platform.connections;

import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.secrets.Vault;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Seals keys for the row they are stored in, and opens them again. */
@Component
class SealedKeys {

    private final Vault vault;
    private final KuberJson json;

    SealedKeys(Vault vault, KuberJson json) {
        this.vault = vault;
        this.json = json;
    }

    /** Why no keys can be kept here; empty if they can. */
    Optional<String> closed() {
        return vault.closed();
    }

    byte[] seal(BrokerKeys keys, UUID owner, UUID connection) {
        return vault.seal(json.write(keys), context(owner, connection));
    }

    /** The keys, or why they cannot be had. */
    Connections.Keys open(byte[] sealed, UUID owner, UUID connection) {
        return switch (vault.open(sealed, context(owner, connection))) {
            case Vault.Opening.Opened(String secret) ->
                new Connections.Keys.Available(json.read(secret, BrokerKeys.class));
            case Vault.Opening.Unreadable(String reason) ->
                new Connections.Keys.Unavailable("The keys of this broker connection cannot be read. " + reason
                        + " Remove the connection and add it again.");
        };
    }

    boolean isNewest(byte[] sealed) {
        return vault.isNewest(sealed);
    }

    private static String context(UUID owner, UUID connection) {
        return "broker-connection/" + owner + "/" + connection;
    }
}
