package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.connections.Broker;
import dev.kuber.platform.connections.BrokerAccount;
import dev.kuber.platform.connections.BrokerConnection;
import dev.kuber.platform.connections.BrokerEnvironment;
import dev.kuber.platform.connections.ConnectionForm;
import dev.kuber.platform.connections.Connections;
import dev.kuber.platform.connections.Connections.Adding;
import dev.kuber.platform.connections.Connections.Removal;
import dev.kuber.platform.connections.Connections.Testing;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The user's accounts at brokers. Keys go in and never come out. */
@RestController
@RequestMapping("/api/v1/broker-connections")
@Tag(name = "broker connections")
class BrokerConnectionsController {

    private final Connections connections;

    BrokerConnectionsController(Connections connections) {
        this.connections = connections;
    }

    /** An account to be connected; {@code key_id} and {@code secret} are as the broker shows them. */
    record ConnectRequest(Broker broker, BrokerEnvironment environment, String name, String keyId, String secret) {
        @Override
        public String toString() {
            return "ConnectRequest[" + name + "]";
        }
    }

    /** A connection as it is sent: without its keys. */
    record ConnectionResponse(
            UUID id,
            Broker broker,
            BrokerEnvironment environment,
            String name,
            String keyHint,
            @Nullable String accountNumber,
            BrokerConnection.Status status,
            String message,
            @Nullable Instant verifiedAt,
            Instant createdAt) {

        static ConnectionResponse of(BrokerConnection it) {
            return new ConnectionResponse(
                    it.id(),
                    it.broker(),
                    it.environment(),
                    it.name(),
                    it.keyHint(),
                    it.accountNumber(),
                    it.status(),
                    it.message(),
                    it.verifiedAt(),
                    it.createdAt());
        }
    }

    /** A connection and the account that the broker showed. */
    record TestedConnectionResponse(
            UUID id,
            Broker broker,
            BrokerEnvironment environment,
            String name,
            String keyHint,
            @Nullable String accountNumber,
            BrokerConnection.Status status,
            String message,
            @Nullable Instant verifiedAt,
            Instant createdAt,
            @Nullable BrokerAccount account) {

        static TestedConnectionResponse of(BrokerConnection it, @Nullable BrokerAccount account) {
            return new TestedConnectionResponse(
                    it.id(),
                    it.broker(),
                    it.environment(),
                    it.name(),
                    it.keyHint(),
                    it.accountNumber(),
                    it.status(),
                    it.message(),
                    it.verifiedAt(),
                    it.createdAt(),
                    account);
        }
    }

    @GetMapping
    Page<ConnectionResponse> listBrokerConnections(@CurrentUser Account account) {
        return Page.all(connections.of(account.id())).map(ConnectionResponse::of);
    }

    /** Asks the broker and keeps the connection, whatever the broker says; {@code status} tells. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ConnectionResponse addBrokerConnection(@CurrentUser Account account, @RequestBody ConnectRequest request) {
        var form = new ConnectionForm(
                request.broker(), request.environment(), request.name(), request.keyId(), request.secret());
        return switch (connections.add(account.id(), form)) {
            case Adding.Added(BrokerConnection connection) -> ConnectionResponse.of(connection);
            case Adding.Refused(String reason) -> throw Refusal.conflict(reason);
            case Adding.Invalid invalid ->
                throw Refusal.invalid(invalid.faults().stream()
                        .map(fault -> Problem.Fault.field(fault.field(), fault.message()))
                        .toArray(Problem.Fault[]::new));
            case Adding.TooMany tooMany -> throw Refusal.tooMany(tooMany.retryAfter());
        };
    }

    /** Asks the broker whether it accepts the keys, now. */
    @PostMapping("/{id}/test")
    TestedConnectionResponse testBrokerConnection(@CurrentUser Account account, @PathVariable String id) {
        return switch (connections.test(account.id(), id)) {
            case Testing.Tested tested -> TestedConnectionResponse.of(tested.connection(), tested.account());
            case Testing.NotFound _ -> throw Refusal.notFound("broker connection");
            case Testing.TooMany tooMany -> throw Refusal.tooMany(tooMany.retryAfter());
        };
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeBrokerConnection(@CurrentUser Account account, @PathVariable String id) {
        switch (connections.remove(account.id(), id)) {
            case Removal.Removed _ -> {}
            case Removal.NotFound _ -> throw Refusal.notFound("broker connection");
            case Removal.InUse(String reason) -> throw Refusal.conflict(reason);
        }
    }
}
