package dev.kuber.platform.audit;

import dev.kuber.platform.json.KuberJson;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The audit log: who did what to what, when and why, for ever.
 *
 * <p>Each owner has a chain of his own, so that writers wait only for those of the same owner, and a verification shows
 * nothing of anybody else. Nothing secret may be recorded: entries are read by the owner and never removed.
 */
public final class Audit {

    private final JdbcClient jdbc;
    private final KuberJson json;
    private final InstantSource clock;
    private final Function<UUID, String> names;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;

    /**
     * @param names of owners, by id of their account
     */
    public Audit(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            KuberJson json,
            InstantSource clock,
            Function<UUID, String> names) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.names = names;
        this.transaction = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Details of a deed that needs none. */
    public record None() {}

    /** As {@link #record(UUID, String, AuditAction, String, String, Record)}, done by the owner in person. */
    public AuditEntry record(UUID owner, AuditAction action, String subject, @Nullable String reason, Record details) {
        return record(owner, names.apply(owner), action, subject, reason, details);
    }

    /**
     * Adds an entry in the caller's transaction, so that the deed and its entry are kept together or not at all; in one of
     * its own if there is none.
     *
     * @param owner whose log it belongs in
     * @param actor name of who did it
     * @param subject what it was done to, such as the id of a pipeline
     * @param reason in the actor's words; null where none was asked for
     * @param details written as JSON; must hold no secret
     */
    public AuditEntry record(
            UUID owner, String actor, AuditAction action, String subject, @Nullable String reason, Record details) {
        String written = json.write(details);
        return transaction.execute(_ -> {
            Head head = lockedHead(owner);
            AuditEntry entry = new AuditEntry(
                            owner,
                            head.sequence() + 1,
                            // Read after the lock, and as precise as the database keeps it.
                            clock.instant().truncatedTo(ChronoUnit.MICROS),
                            storable(actor),
                            word(action.kind()),
                            word(action),
                            storable(subject),
                            reason == null ? null : storable(reason),
                            written,
                            head.hash(),
                            "")
                    .sealed();
            insert(entry);
            return entry;
        });
    }

    private record Head(long sequence, String hash) {}

    /** The end of the chain, which nobody else can move until this transaction ends. */
    private Head lockedHead(UUID owner) {
        jdbc.sql("insert into audit_head (owner, sequence, hash) values (:owner, 0, :start) on conflict do nothing")
                .param("owner", owner)
                .param("start", Fingerprint.START)
                .update();
        return jdbc.sql("select sequence, hash from audit_head where owner = :owner for update")
                .param("owner", owner)
                .query((row, _) -> new Head(row.getLong("sequence"), row.getString("hash")))
                .single();
    }

    private void insert(AuditEntry entry) {
        jdbc.sql("""
                insert into audit_entry (owner, sequence, at, actor, kind, action, subject, reason, details, previous, hash)
                values (:owner, :sequence, :at, :actor, :kind, :action, :subject, :reason, cast(:details as json),
                    :previous, :hash)
                """)
                .param("owner", entry.owner())
                .param("sequence", entry.sequence())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("actor", entry.actor())
                .param("kind", entry.kind())
                .param("action", entry.action())
                .param("subject", entry.subject())
                .param("reason", entry.reason())
                .param("details", entry.details())
                .param("previous", entry.previous())
                .param("hash", entry.hash())
                .update();
        jdbc.sql("update audit_head set sequence = :sequence, hash = :hash where owner = :owner")
                .param("sequence", entry.sequence())
                .param("hash", entry.hash())
                .param("owner", entry.owner())
                .update();
    }

    /**
     * Entries of this owner, newest first.
     *
     * @param kind null for all
     * @param before sequence of the last entry of the page before; {@link Long#MAX_VALUE} for the first page
     */
    public List<AuditEntry> entries(UUID owner, AuditAction.@Nullable Kind kind, long before, int limit) {
        return jdbc.sql("""
                select * from audit_entry
                where owner = :owner and sequence < :before and (:kind = '' or kind = :kind)
                order by sequence desc limit :limit
                """)
                .param("owner", owner)
                .param("before", before)
                .param("kind", kind == null ? "" : word(kind))
                .param("limit", limit)
                .query(AuditRows::read)
                .list();
    }

    /** Whether this owner's log is as it was written, and if not, where that begins. */
    public Verification verify(UUID owner) {
        return snapshot.execute(_ -> {
            Head head = jdbc.sql("select sequence, hash from audit_head where owner = :owner")
                    .param("owner", owner)
                    .query((row, _) -> new Head(row.getLong("sequence"), row.getString("hash")))
                    .optional()
                    .orElse(new Head(0, Fingerprint.START));
            var chain = new Chain();
            try (Stream<AuditEntry> entries = jdbc
                    .sql("select * from audit_entry where owner = :owner order by sequence")
                    .withFetchSize(1000)
                    .param("owner", owner)
                    .query(AuditRows::read)
                    .stream()) {
                entries.takeWhile(chain::accepts).forEach(_ -> {});
            }
            return chain.verdict(head.sequence(), head.hash());
        });
    }

    /** Without what the database cannot hold: an odd character in a reason must not keep anybody from acting. */
    private static String storable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
