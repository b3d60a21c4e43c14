package dev.kuber.platform.models;

import dev.kuber.platform.audit.Audit;
import dev.kuber.platform.audit.AuditAction;
import dev.kuber.platform.models.ModelConnections.Adding;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes model connections, each in one transaction with its entry in the audit log. */
@Component
class ModelConnectionStore {

    /** How many one user may have. */
    static final int MOST = 20;

    private final ModelConnectionRows rows;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ModelConnectionStore(ModelConnectionRows rows, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Details(
            String name,
            Provider provider,
            String address,
            String keyHint,
            ModelLimits limits,
            ModelConnection.Status status,
            String message) {

        static Details of(ModelConnection it) {
            return new Details(
                    it.name(),
                    it.provider(),
                    it.baseUrl() == null ? "" : String.valueOf(it.baseUrl()),
                    it.keyHint(),
                    it.limits(),
                    it.status(),
                    it.message());
        }
    }

    /** As precise as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Adding add(ModelConnection connection, byte[] sealed) {
        return transaction.execute(_ -> {
            rows.lock(connection.owner());
            List<ModelConnection> present = rows.of(connection.owner());
            if (present.size() >= MOST) {
                return new Adding.Refused("You have " + MOST + " model connections: remove one first.");
            }
            if (present.stream().anyMatch(other -> other.name().equalsIgnoreCase(connection.name()))) {
                return new Adding.Refused("There is a connection named '" + connection.name()
                        + "' already: the names of models begin with it, so it must be the only one.");
            }
            rows.insert(connection, sealed);
            record(AuditAction.MODEL_CONNECTION_ADDED, connection);
            return new Adding.Added(connection);
        });
    }

    /** The connection after a change; empty if it was removed meanwhile. */
    Optional<ModelConnection> change(ModelConnection known, AuditAction action, UnaryOperator<ModelConnection> change) {
        return transaction.execute(_ -> {
            rows.lock(known.owner());
            Optional<ModelConnection> found = rows.find(known.owner(), known.id());
            return found.map(before -> {
                ModelConnection after = change.apply(before);
                rows.update(after);
                record(action, after);
                return after;
            });
        });
    }

    /** False if it was removed already. */
    boolean remove(ModelConnection known) {
        return transaction.execute(_ -> {
            rows.lock(known.owner());
            Optional<ModelConnection> found = rows.find(known.owner(), known.id());
            found.ifPresent(connection -> {
                rows.delete(connection);
                record(AuditAction.MODEL_CONNECTION_REMOVED, connection);
            });
            return found.isPresent();
        });
    }

    private void record(AuditAction action, ModelConnection it) {
        audit.record(it.owner(), action, it.id().toString(), null, Details.of(it));
    }
}
