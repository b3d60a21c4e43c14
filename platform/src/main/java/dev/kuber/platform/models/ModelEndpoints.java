package dev.kuber.platform.models;

import dev.kuber.platform.secrets.Vault;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where connections lead, and their keys: sealed for the row they are stored in, opened only to ask. */
@Component
class ModelEndpoints {

    private final ModelConnectionRows rows;
    private final Vault vault;
    private final ModelSettings settings;
    private final Addresses addresses;

    ModelEndpoints(ModelConnectionRows rows, Vault vault, ModelSettings settings, Addresses addresses) {
        this.rows = rows;
        this.vault = vault;
        this.settings = settings;
        this.addresses = addresses;
    }

    /** What {@link #of} gives. */
    sealed interface Opening {
        record Open(Endpoint endpoint) implements Opening {}

        /** The reason is a sentence. */
        record Closed(String reason) implements Opening {}
    }

    /** Why no keys can be kept here; empty if they can. */
    Optional<String> closed() {
        return vault.closed();
    }

    /** Why this address must not be called; empty if it may. */
    Optional<String> refusal(ModelConnection connection) {
        return addresses.refusal(settings.url(connection));
    }

    Endpoint with(ModelConnection connection, String key) {
        return new Endpoint(connection.provider(), settings.url(connection), key, connection.limits().stream());
    }

    Opening of(ModelConnection connection) {
        Optional<ModelConnectionRows.Sealed> row = rows.sealed(connection.owner(), connection.id());
        if (row.isEmpty()) {
            return new Opening.Closed("The model connection '" + connection.name() + "' was removed.");
        }
        return switch (open(row.get())) {
            case Vault.Opening.Opened(String key) -> new Opening.Open(with(connection, key));
            case Vault.Opening.Unreadable(String reason) ->
                new Opening.Closed("The key of the model connection '" + connection.name() + "' cannot be read. "
                        + reason + " Remove the connection and add it again.");
        };
    }

    byte[] seal(String key, UUID owner, UUID connection) {
        return vault.seal(key, context(owner, connection));
    }

    Vault.Opening open(ModelConnectionRows.Sealed row) {
        return vault.open(row.key(), context(row.owner(), row.id()));
    }

    boolean isNewest(byte[] sealed) {
        return vault.isNewest(sealed);
    }

    private static String context(UUID owner, UUID connection) {
        return "model-connection/" + owner + "/" + connection;
    }
}
