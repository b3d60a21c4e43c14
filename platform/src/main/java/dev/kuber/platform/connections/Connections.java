package dev.kuber.platform.connections;

import dev.kuber.platform.accounts.Attempts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The broker connections of every user. Each method takes the owner and finds nothing that is somebody else's. */
@Service
public class Connections {

    private static final int TESTS_AT_ONCE = 10;
    private static final Duration ANOTHER_TEST = Duration.ofSeconds(10);

    private final ConnectionRows rows;
    private final ConnectionStore store;
    private final SealedKeys sealedKeys;
    private final BrokerProbe probe;
    private final Supplier<UUID> ids;
    private final Attempts attempts;

    Connections(
            ConnectionRows rows,
            ConnectionStore store,
            SealedKeys sealedKeys,
            BrokerProbe probe,
            Supplier<UUID> ids,
            Clock clock) {
        this.rows = rows;
        this.store = store;
        this.sealedKeys = sealedKeys;
        this.probe = probe;
        this.ids = ids;
        this.attempts = new Attempts(TESTS_AT_ONCE, ANOTHER_TEST, clock);
    }

    /** Answer to {@link #add}. */
    public sealed interface Adding {
        record Added(BrokerConnection connection) implements Adding {}

        /** Not in the present state; the reason is a sentence. */
        record Refused(String reason) implements Adding {}

        record Invalid(List<ConnectionForm.Fault> faults) implements Adding {}

        record TooMany(Duration retryAfter) implements Adding {}
    }

    /** Answer to {@link #test}. */
    public sealed interface Testing {
        /** The account is null unless the broker showed it. */
        record Tested(BrokerConnection connection, @Nullable BrokerAccount account) implements Testing {}

        record NotFound() implements Testing {}

        record TooMany(Duration retryAfter) implements Testing {}
    }

    /** Answer to {@link #remove}. */
    public sealed interface Removal {
        record Removed() implements Removal {}

        record NotFound() implements Removal {}

        /** The reason is a sentence that says what to do first. */
        record InUse(String reason) implements Removal {}
    }

    /** Answer to {@link #keys}. */
    public sealed interface Keys {
        record Available(BrokerKeys keys) implements Keys {}

        /** The reason is a sentence. */
        record Unavailable(String reason) implements Keys {}
    }

    /** The owner's connections, oldest first. */
    public List<BrokerConnection> of(UUID owner) {
        return rows.of(owner);
    }

    /** Empty also for an id that is none. */
    public Optional<BrokerConnection> find(UUID owner, String id) {
        return id(id).flatMap(known -> rows.find(owner, known));
    }

    /**
     * The keys with which to trade for the owner; for adapters of brokers only. They are given only if the broker has
     * accepted them once, and so proved which environment they belong to.
     */
    public Keys keys(UUID owner, String id) {
        Optional<BrokerConnection> found = find(owner, id);
        if (found.isEmpty()) {
            return new Keys.Unavailable("There is no such broker connection.");
        }
        BrokerConnection connection = found.get();
        if (connection.verifiedAt() == null) {
            return new Keys.Unavailable("The broker has not accepted the keys of '" + connection.name()
                    + "' yet: test the connection first. " + connection.message());
        }
        return opened(connection);
    }

    /** Connects an account: asks the broker, and keeps the connection whatever the broker says. */
    public Adding add(UUID owner, ConnectionForm form) {
        List<ConnectionForm.Fault> faults = form.faults();
        if (!faults.isEmpty()) {
            return new Adding.Invalid(faults);
        }
        Optional<String> closed = sealedKeys.closed();
        if (closed.isPresent()) {
            return new Adding.Refused(closed.get());
        }
        Duration wait = attempts.take(owner.toString());
        if (wait.isPositive()) {
            return new Adding.TooMany(wait);
        }
        BrokerProbe.Finding finding = probe.ask(form.broker(), form.environment(), form.keys());
        UUID id = ids.get();
        Instant now = store.now();
        var untested = new BrokerConnection(
                id,
                owner,
                form.broker(),
                form.environment(),
                form.name(),
                form.keys().hint(),
                null,
                BrokerConnection.Status.UNTESTED,
                "Not tested yet.",
                null,
                now);
        return store.add(untested.after(finding, now), sealedKeys.seal(form.keys(), owner, id));
    }

    /** Asks the broker whether it accepts the keys, now. */
    public Testing test(UUID owner, String id) {
        Optional<BrokerConnection> found = find(owner, id);
        if (found.isEmpty()) {
            return new Testing.NotFound();
        }
        Duration wait = attempts.take(owner.toString());
        if (wait.isPositive()) {
            return new Testing.TooMany(wait);
        }
        BrokerConnection connection = found.get();
        BrokerProbe.Finding finding = switch (opened(connection)) {
            case Keys.Available(BrokerKeys keys) -> probe.ask(connection.broker(), connection.environment(), keys);
            case Keys.Unavailable(String reason) -> new BrokerProbe.Finding.Refused(reason);
        };
        return store.tested(connection, finding)
                .<Testing>map(after -> new Testing.Tested(after, account(finding)))
                .orElseGet(Testing.NotFound::new);
    }

    private static @Nullable BrokerAccount account(BrokerProbe.Finding finding) {
        return switch (finding) {
            case BrokerProbe.Finding.Accepted accepted -> accepted.account();
            case BrokerProbe.Finding.Refused refused -> refused.account();
            case BrokerProbe.Finding.Unreachable _ -> null;
        };
    }

    /** Removes a connection and its keys, unless somebody still trades through it. */
    public Removal remove(UUID owner, String id) {
        return find(owner, id).map(store::remove).orElseGet(Removal.NotFound::new);
    }

    /**
     * Seals with the newest key what an older one has sealed, so that the older one can go.
     *
     * @return how many connections' keys were sealed anew
     */
    int reseal() {
        int resealed = 0;
        for (ConnectionRows.Sealed row : rows.allSealed()) {
            if (!sealedKeys.isNewest(row.keys())
                    && sealedKeys.open(row.keys(), row.owner(), row.id()) instanceof Keys.Available(BrokerKeys keys)
                    && rows.reseal(row, sealedKeys.seal(keys, row.owner(), row.id()))) {
                resealed++;
            }
        }
        return resealed;
    }

    private Keys opened(BrokerConnection connection) {
        return rows.sealed(connection.owner(), connection.id())
                .map(row -> sealedKeys.open(row.keys(), row.owner(), row.id()))
                .orElseGet(() -> new Keys.Unavailable("There is no such broker connection."));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
