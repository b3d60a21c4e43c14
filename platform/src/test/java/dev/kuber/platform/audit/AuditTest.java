package dev.kuber.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTest {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(DATABASE);
    private final Audit audit = audit();
    private final UUID owner = UUID.randomUUID();

    private Audit audit() {
        return new Audit(jdbc, transactions, KuberJson.of(FactTypes.builtIn()), () -> NOON, _ -> "Ada");
    }

    private record Details(String symbol, int quantity) {}

    private AuditEntry write(UUID whose, String subject) {
        return audit.record(whose, AuditAction.HALT_PLACED, subject, "too wild", new Details("AAPL", 5));
    }

    private void fill(int entries) {
        LongStream.rangeClosed(1, entries).forEach(number -> write(owner, "subject " + number));
    }

    /** As somebody would who may do anything in the database. */
    private void tamper(String sql) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            jdbc.sql("set local session_replication_role = replica").update();
            assertThat(jdbc.sql(sql.replace(":owner", "'" + owner + "'")).update())
                    .isPositive();
        });
    }

    @Test
    void anEntryIsReadAsItWasWritten() {
        AuditEntry written = write(owner, "p1");
        assertThat(audit.entries(owner, null, Long.MAX_VALUE, 10)).containsExactly(written);
        assertThat(written.sequence()).isEqualTo(1);
        assertThat(written.at()).isEqualTo("2026-11-22T12:00:00.123456Z");
        assertThat(written.actor()).isEqualTo("Ada");
        assertThat(written.kind()).isEqualTo("intervention");
        assertThat(written.action()).isEqualTo("halt_placed");
        assertThat(written.details()).isEqualTo("{\"symbol\":\"AAPL\",\"quantity\":5}");
    }

    /** Computed by hand with printf and sha256sum from the description in Fingerprint. */
    @Test
    void theHashIsTheDocumentedOne() {
        var entry = new AuditEntry(
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                1,
                Instant.parse("2026-11-22T12:00:00Z"),
                "Ada Ø",
                "intervention",
                "halt_placed",
                "account",
                null,
                "{}",
                Fingerprint.START,
                "");
        assertThat(entry.sealed().hash()).isEqualTo("cf2433d77b6b58b1f84b50d9379ef1cf6309db7df0d84e63d60c996fc9f66684");
    }

    @Test
    void logsOfTwoOwnersAreTwoChains() {
        UUID other = UUID.randomUUID();
        fill(2);
        AuditEntry first = write(other, "theirs");
        assertThat(first.sequence()).isEqualTo(1);
        assertThat(first.previous()).isEqualTo(Fingerprint.START);
        assertThat(audit.entries(owner, null, Long.MAX_VALUE, 10))
                .extracting(AuditEntry::subject)
                .containsExactly("subject 2", "subject 1");
        tamper("update audit_entry set actor = 'Eve' where owner = :owner and sequence = 1");
        assertThat(audit.verify(other)).isEqualTo(Verification.right(1));
        assertThat(audit.verify(owner).valid()).isFalse();
    }

    @Test
    void theListIsReadInPagesAndByKind() {
        fill(3);
        audit.record(owner, AuditAction.PIPELINE_STARTED, "p1", null, new Audit.None());
        assertThat(audit.entries(owner, null, Long.MAX_VALUE, 2))
                .extracting(AuditEntry::sequence)
                .containsExactly(4L, 3L);
        assertThat(audit.entries(owner, null, 3, 2))
                .extracting(AuditEntry::sequence)
                .containsExactly(2L, 1L);
        assertThat(audit.entries(owner, AuditAction.Kind.PIPELINE, Long.MAX_VALUE, 9))
                .extracting(AuditEntry::subject)
                .containsExactly("p1");
    }

    @Test
    void anUntouchedLogIsRightAlsoForAnotherProcess() {
        assertThat(audit.verify(owner).sentence()).isEqualTo("Nothing has been recorded yet.");
        fill(1);
        assertThat(audit.verify(owner).sentence()).isEqualTo("The one entry is as it was written.");
        fill(30);
        assertThat(audit().verify(owner)).isEqualTo(Verification.right(31));
        write(owner, "after the restart");
        assertThat(audit().verify(owner))
                .isEqualTo(new Verification(true, 32, null, "All 32 entries are as they were written."));
    }

    @Test
    void nothingCanBeChangedRemovedOrEmptied() {
        fill(2);
        for (String sql : List.of(
                "update audit_entry set reason = 'fine'",
                "delete from audit_entry",
                "truncate audit_entry",
                "update audit_head set sequence = 0",
                "delete from audit_head",
                "truncate audit_head")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("the audit log is never changed");
        }
        assertThat(audit.verify(owner)).isEqualTo(Verification.right(2));
    }

    @Test
    void everyFieldThatIsTamperedWithIsFound() {
        for (String change : List.of(
                "at = at + interval '1 microsecond'",
                "actor = 'Eve'",
                "kind = 'pipeline'",
                "action = 'halt_lifted'",
                "subject = 'another'",
                "reason = null",
                "details = '{}'",
                "hash = repeat('0', 64)",
                "previous = repeat('1', 64)")) {
            fill(5);
            String field = change.split(" ")[0];
            String where = " where owner = :owner and sequence = 3";
            tamper("create table before as select * from audit_entry" + where);
            tamper("update audit_entry set " + change + where);
            assertThat(audit.verify(owner).brokenAt()).as(change).isEqualTo(3);
            tamper("update audit_entry set " + field + " = (select " + field + " from before)" + where);
            jdbc.sql("drop table before").update();
            assertThat(audit.verify(owner).valid()).isTrue();
        }
    }

    @Test
    void theSentenceNamesTheFirstBrokenEntry() {
        fill(9);
        tamper("update audit_entry set reason = 'calm' where owner = :owner and sequence in (4, 7)");
        assertThat(audit.verify(owner))
                .isEqualTo(new Verification(
                        false,
                        3,
                        4L,
                        "Entry 4 is not as it was written. The 3 before it are as they were written; what follows"
                                + " cannot be trusted."));
    }

    @Test
    void anEntryThatWasHashedAnewIsFoundAtTheNextOne() {
        fill(3);
        AuditEntry second = audit.entries(owner, null, 3, 1).getFirst();
        var forged = new AuditEntry(
                        owner,
                        2,
                        second.at(),
                        "Eve",
                        second.kind(),
                        second.action(),
                        second.subject(),
                        second.reason(),
                        second.details(),
                        second.previous(),
                        "")
                .sealed();
        tamper("update audit_entry set actor = 'Eve', hash = '" + forged.hash()
                + "' where owner = :owner and sequence = 2");
        assertThat(audit.verify(owner).brokenAt()).isEqualTo(3);
    }

    @Test
    void removedEntriesAreFoundWhereverTheyWere() {
        fill(4);
        tamper("delete from audit_entry where owner = :owner and sequence = 4");
        assertThat(audit.verify(owner).brokenAt()).isEqualTo(4);
        tamper("delete from audit_entry where owner = :owner and sequence = 1");
        assertThat(audit.verify(owner).sentence()).startsWith("Entry 1 is missing.");
    }

    @Test
    void anEntryThatWasAddedFromOutsideIsFound() {
        fill(2);
        tamper("insert into audit_entry select owner, 3, at, actor, kind, action, subject, reason, details, hash, hash"
                + " from audit_entry where owner = :owner and sequence = 2");
        assertThat(audit.verify(owner).brokenAt()).isEqualTo(3);
    }

    @Test
    void manyWritersAtOnceLeaveOneUnbrokenChain() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var writes = new ArrayList<Callable<AuditEntry>>();
            for (int i = 0; i < 100; i++) {
                String subject = "subject " + i;
                writes.add(() -> write(owner, subject));
            }
            for (var write : threads.invokeAll(writes)) {
                write.get();
            }
        }
        assertThat(audit.verify(owner)).isEqualTo(Verification.right(100));
        assertThat(audit.entries(owner, null, Long.MAX_VALUE, 200))
                .extracting(AuditEntry::subject)
                .doesNotHaveDuplicates()
                .hasSize(100);
    }

    @Test
    void anEntryIsUndoneTogetherWithTheDeed() {
        fill(1);
        new TransactionTemplate(transactions).executeWithoutResult(deed -> {
            write(owner, "undone");
            deed.setRollbackOnly();
        });
        write(owner, "done");
        assertThat(audit.entries(owner, null, Long.MAX_VALUE, 10))
                .extracting(AuditEntry::subject)
                .containsExactly("done", "subject 1");
        assertThat(audit.verify(owner)).isEqualTo(Verification.right(2));
    }

    @Test
    void charactersThatTheDatabaseCannotHoldDoNotKeepAnybodyFromActing() {
        audit.record(owner, "A\0da", AuditAction.HALT_PLACED, "p1", "no\0w \ud800!", new Details("\0", 1));
        assertThat(audit.entries(owner, null, Long.MAX_VALUE, 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).isEqualTo("no\uFFFDw ?!"));
        assertThat(audit.verify(owner)).isEqualTo(Verification.right(1));
    }
}
