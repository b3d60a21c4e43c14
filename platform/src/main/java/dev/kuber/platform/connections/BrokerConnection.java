package dev.kuber.platform.connections;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's account at a broker.
 *
 * @param keyHint beginning and end of the key's id
 * @param accountNumber null until the broker has accepted the keys once
 * @param message what the broker last said, as a sentence
 * @param verifiedAt when the broker last accepted the keys; null if it never has
 */
public record BrokerConnection(
        UUID id,
        UUID owner,
        Broker broker,
        BrokerEnvironment environment,
        String name,
        String keyHint,
        @Nullable String accountNumber,
        Status status,
        String message,
        @Nullable Instant verifiedAt,
        Instant createdAt) {

    /** How the last test went. */
    public enum Status {
        VERIFIED,
        REFUSED,
        UNREACHABLE,
        UNTESTED
    }

    /** Whether a pipeline may be started on it. */
    public boolean usable() {
        return verifiedAt != null && status != Status.REFUSED;
    }

    /** With the outcome of a test. */
    BrokerConnection after(BrokerProbe.Finding finding, Instant now) {
        return switch (finding) {
            case BrokerProbe.Finding.Accepted(BrokerAccount account, String sentence) ->
                with(
                        account.accountNumber() == null ? accountNumber : account.accountNumber(),
                        Status.VERIFIED,
                        sentence,
                        now);
            case BrokerProbe.Finding.Refused(String reason, BrokerAccount _) ->
                with(accountNumber, Status.REFUSED, reason, verifiedAt);
            case BrokerProbe.Finding.Unreachable(String reason) ->
                with(accountNumber, Status.UNREACHABLE, reason, verifiedAt);
        };
    }

    private BrokerConnection with(
            @Nullable String number, Status newStatus, String newMessage, @Nullable Instant verified) {
        return new BrokerConnection(
                id, owner, broker, environment, name, keyHint, number, newStatus, newMessage, verified, createdAt);
    }
}
