package dev.kuber.platform.connections;

import dev.kuber.platform.audit.Audit;
import dev.kuber.platform.audit.AuditAction;
import dev.kuber.platform.connections.Connections.Adding;
import dev.kuber.platform.connections.Connections.Removal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes connections, each in one transaction with its entry in the audit log. */
@Component
class ConnectionStore {

    /** How many one user may have. */
    static final int MOST = 20;

    private final ConnectionRows rows;
    private final Audit audit;
    private final Clock clock;
    private final List<ConnectionUse> uses;
    private final TransactionTemplate transaction;

    ConnectionStore(
            ConnectionRows rows,
            Audit audit,
            Clock clock,
            List<ConnectionUse> uses,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
        this.uses = List.copyOf(uses);
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Details(
            String name,
            Broker broker,
            BrokerEnvironment environment,
            String keyHint,
            @Nullable String accountNumber,
            BrokerConnection.Status status,
            String message) {}

    /** As precise as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Adding add(BrokerConnection connection, byte[] sealed) {
        return transaction.execute(_ -> {
            rows.lock(connection.owner());
            if (rows.count(connection.owner()) >= MOST) {
                return new Adding.Refused("You have " + MOST + " broker connections: remove one first.");
            }
            Optional<BrokerConnection> twin = rows.twin(connection);
            if (twin.isPresent()) {
                return new Adding.Refused(twice(twin.get()));
            }
            rows.insert(connection, sealed);
            record(AuditAction.BROKER_CONNECTION_ADDED, connection);
            return new Adding.Added(connection);
        });
    }

    /** The connection after a test; empty if it was removed meanwhile. */
    Optional<BrokerConnection> tested(BrokerConnection tested, BrokerProbe.Finding finding) {
        return transaction.execute(_ -> {
            rows.lock(tested.owner());
            Optional<BrokerConnection> found = rows.find(tested.owner(), tested.id());
            if (found.isEmpty()) {
                return Optional.<BrokerConnection>empty();
            }
            BrokerConnection after = judged(found.get(), finding);
            rows.update(after);
            record(AuditAction.BROKER_CONNECTION_TESTED, after);
            return Optional.of(after);
        });
    }

    /** A connection is to one account for ever, and is the only one to it. */
    private BrokerConnection judged(BrokerConnection before, BrokerProbe.Finding finding) {
        BrokerConnection after = before.after(finding, now());
        String known = before.accountNumber();
        if (known != null && !known.equals(after.accountNumber())) {
            return refused(
                    before,
                    "The keys open account " + after.accountNumber() + " and not " + known
                            + " as before: remove the connection and add it again.");
        }
        return rows.twin(after).map(twin -> refused(before, twice(twin))).orElse(after);
    }

    private BrokerConnection refused(BrokerConnection before, String reason) {
        return before.after(new BrokerProbe.Finding.Refused(reason), now());
    }

    Removal remove(BrokerConnection connection) {
        return transaction.execute(_ -> {
            rows.lock(connection.owner());
            Optional<BrokerConnection> found = rows.find(connection.owner(), connection.id());
            if (found.isEmpty()) {
                return new Removal.NotFound();
            }
            for (ConnectionUse use : uses) {
                Optional<String> user = use.of(found.get());
                if (user.isPresent()) {
                    return new Removal.InUse(user.get());
                }
            }
            rows.delete(found.get());
            record(AuditAction.BROKER_CONNECTION_REMOVED, found.get());
            return new Removal.Removed();
        });
    }

    private static String twice(BrokerConnection twin) {
        return "This account is connected already, as '" + twin.name() + "'.";
    }

    private void record(AuditAction action, BrokerConnection it) {
        audit.record(
                it.owner(),
                action,
                it.id().toString(),
                null,
                new Details(
                        it.name(),
                        it.broker(),
                        it.environment(),
                        it.keyHint(),
                        it.accountNumber(),
                        it.status(),
                        it.message()));
    }
}
