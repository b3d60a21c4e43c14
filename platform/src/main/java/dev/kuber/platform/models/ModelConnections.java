package dev.kuber.platform.models;

import dev.kuber.platform.accounts.Attempts;
import dev.kuber.platform.audit.AuditAction;
import dev.kuber.platform.secrets.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** The model connections of every user. Each method takes the owner and finds nothing that is somebody else's. */
@Service
public class ModelConnections {

    private static final int TESTS_AT_ONCE = 10;
    private static final Duration ANOTHER_TEST = Duration.ofSeconds(10);

    private final ModelConnectionRows rows;
    private final ModelConnectionStore store;
    private final ModelEndpoints endpoints;
    private final ModelProbe probe;
    private final Supplier<UUID> ids;
    private final Attempts attempts;

    ModelConnections(
            ModelConnectionRows rows,
            ModelConnectionStore store,
            ModelEndpoints endpoints,
            ModelProbe probe,
            Supplier<UUID> ids,
            Clock clock) {
        this.rows = rows;
        this.store = store;
        this.endpoints = endpoints;
        this.probe = probe;
        this.ids = ids;
        this.attempts = new Attempts(TESTS_AT_ONCE, ANOTHER_TEST, clock);
    }

    /** Answer to {@link #add}. */
    public sealed interface Adding {
        record Added(ModelConnection connection) implements Adding {}

        /** Not in the present state; the reason is a sentence. */
        record Refused(String reason) implements Adding {}

        record Invalid(List<ModelConnectionForm.Fault> faults) implements Adding {}

        record TooMany(Duration retryAfter) implements Adding {}
    }

    /** Answer to {@link #test}. */
    public sealed interface Testing {
        record Tested(ModelConnection connection) implements Testing {}

        record NotFound() implements Testing {}

        record TooMany(Duration retryAfter) implements Testing {}
    }

    /** Answer to {@link #change}. */
    public sealed interface Changing {
        record Changed(ModelConnection connection) implements Changing {}

        record NotFound() implements Changing {}

        record Invalid(List<ModelConnectionForm.Fault> faults) implements Changing {}
    }

    /** The owner's connections, oldest first. */
    public List<ModelConnection> of(UUID owner) {
        return rows.of(owner);
    }

    /** Empty also for an id that is none. */
    public Optional<ModelConnection> find(UUID owner, String id) {
        try {
            return rows.find(owner, UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Connects a provider: asks it, and keeps the connection whatever it says. */
    public Adding add(UUID owner, ModelConnectionForm form) {
        List<ModelConnectionForm.Fault> faults = form.faults();
        if (!faults.isEmpty()) {
            return new Adding.Invalid(faults);
        }
        Optional<String> closed = endpoints.closed();
        if (closed.isPresent()) {
            return new Adding.Refused(closed.get());
        }
        Duration wait = attempts.take(owner.toString());
        if (wait.isPositive()) {
            return new Adding.TooMany(wait);
        }
        UUID id = ids.get();
        Instant now = store.now();
        var untested = new ModelConnection(
                id,
                owner,
                form.provider(),
                form.name(),
                form.url().orElse(null),
                form.hint(),
                List.of(),
                form.limits(),
                ModelConnection.Status.UNTESTED,
                "Not tested yet.",
                null,
                now);
        Optional<String> refusal = endpoints.refusal(untested);
        if (refusal.isPresent()) {
            return new Adding.Invalid(List.of(new ModelConnectionForm.Fault("base_url", refusal.get())));
        }
        ModelProbe.Finding finding = probe.ask(endpoints.with(untested, form.key()));
        return store.add(untested.after(finding, now), endpoints.seal(form.key(), owner, id));
    }

    /** Asks the provider whether it accepts the key, now. */
    public Testing test(UUID owner, String id) {
        Optional<ModelConnection> found = find(owner, id);
        if (found.isEmpty()) {
            return new Testing.NotFound();
        }
        Duration wait = attempts.take(owner.toString());
        if (wait.isPositive()) {
            return new Testing.TooMany(wait);
        }
        ModelProbe.Finding finding = switch (endpoints.of(found.get())) {
            case ModelEndpoints.Opening.Open(Endpoint endpoint) -> probe.ask(endpoint);
            case ModelEndpoints.Opening.Closed(String reason) -> new ModelProbe.Finding.Refused(reason);
        };
        Instant now = store.now();
        return store.change(
                        found.get(), AuditAction.MODEL_CONNECTION_TESTED, connection -> connection.after(finding, now))
                .<Testing>map(Testing.Tested::new)
                .orElseGet(Testing.NotFound::new);
    }

    /** Sets other limits. */
    public Changing change(UUID owner, String id, ModelLimits limits) {
        List<ModelConnectionForm.Fault> faults = limits.faults();
        if (!faults.isEmpty()) {
            return new Changing.Invalid(faults);
        }
        return find(owner, id)
                .flatMap(known -> store.change(
                        known, AuditAction.MODEL_CONNECTION_CHANGED, connection -> connection.with(limits)))
                .<Changing>map(Changing.Changed::new)
                .orElseGet(Changing.NotFound::new);
    }

    /** Removes a connection and its key; false if there is none. Agents that name its models then cannot ask them. */
    public boolean remove(UUID owner, String id) {
        return find(owner, id).map(store::remove).orElse(false);
    }

    /**
     * Seals with the newest key what an older one has sealed, so that the older one can go.
     *
     * @return how many were sealed anew
     */
    int reseal() {
        int resealed = 0;
        for (ModelConnectionRows.Sealed row : rows.allSealed()) {
            if (!endpoints.isNewest(row.key())
                    && endpoints.open(row) instanceof Vault.Opening.Opened(String key)
                    && rows.reseal(row, endpoints.seal(key, row.owner(), row.id()))) {
                resealed++;
            }
        }
        return resealed;
    }
}
