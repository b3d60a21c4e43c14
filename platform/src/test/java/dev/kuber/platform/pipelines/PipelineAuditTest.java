package dev.kuber.platform.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.audit.Audit;
import dev.kuber.platform.audit.AuditEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class PipelineAuditTest {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(DATABASE);
    private final Audit audit = new Audit(jdbc, transactions, Samples.JSON, () -> NOON, _ -> "Anna");
    private final UUID owner = UUID.randomUUID();
    private final Pipelines pipelines = pipelines(audit);

    private Pipelines pipelines(Audit log) {
        return new Pipelines(
                new PipelineStore(jdbc, Samples.JSON),
                new DraftStore(jdbc, Samples.JSON),
                SampleAgents.CATALOG,
                Clock.fixed(NOON, ZoneOffset.UTC),
                new Random(owner.hashCode()),
                new PipelineAudit(log, transactions));
    }

    @BeforeEach
    void anAccount() {
        jdbc.sql("insert into account values (:id, :email, 'Anna', '', false, now())")
                .param("id", owner)
                .param("email", owner.toString())
                .update();
    }

    private static Pipeline.Content content(String mode) {
        return new Pipeline.Content(
                "Trend",
                "",
                Samples.settings(
                        "\"symbols\":[\"AAPL\"],\"broker_connection\":\"c1\",\"trading_mode\":\"" + mode + "\"",
                        "clock data bias strategy risk trade reporter",
                        "clock>data>bias>strategy>risk>trade>reporter"));
    }

    private static Pipeline.Save saving(int revision, String mode) {
        return new Pipeline.Save(revision, null, null, content(mode).definition(), null, null);
    }

    private List<AuditEntry> entries() {
        return audit.entries(owner, null, Long.MAX_VALUE, 100);
    }

    @Test
    void anotherTradingModeIsRecordedWithTheOldAndTheNewOne() {
        String id = pipelines.create(owner.toString(), content("simulation")).id();
        pipelines.save(owner.toString(), id, saving(1, "paper"));
        pipelines.save(owner.toString(), id, saving(2, "paper"));

        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("trading_mode_changed");
            assertThat(entry.subject()).isEqualTo(id);
            assertThat(entry.actor()).isEqualTo("Anna");
            assertThat(entry.details())
                    .isEqualTo("{\"name\":\"Trend\",\"revision\":2,\"before\":\"simulation\",\"after\":\"paper\"}");
        });
    }

    @Test
    void aSaveThatIsRefusedIsNotRecorded() {
        String id = pipelines.create(owner.toString(), content("simulation")).id();
        assertThat(pipelines.save(owner.toString(), id, saving(7, "live"))).isInstanceOf(Change.Refused.class);
        assertThat(entries()).isEmpty();
    }

    @Test
    void startingPausingStoppingAndDeletingAreRecordedWithTheirReasons() {
        String id = pipelines.create(owner.toString(), content("simulation")).id();
        pipelines.activate(seen(id), "backtest looks right");
        pipelines.activate(seen(id), "twice");
        pipelines.setStatus(owner.toString(), id, Pipeline.Status.PAUSED);
        pipelines.setStatus(owner.toString(), id, Pipeline.Status.STOPPED);
        pipelines.delete(owner.toString(), id);

        assertThat(entries().reversed())
                .extracting(AuditEntry::action)
                .containsExactly("pipeline_started", "pipeline_paused", "pipeline_stopped", "pipeline_deleted");
        assertThat(entries().getLast().reason()).isEqualTo("backtest looks right");
        assertThat(entries().getLast().details())
                .isEqualTo("{\"name\":\"Trend\",\"revision\":1,\"trading_mode\":\"simulation\",\"before\":\"draft\"}");
    }

    @Test
    void aPipelineThatHasDoneItsOnlyRunWasStoppedByKuber() {
        String id = pipelines.create(owner.toString(), content("simulation")).id();
        pipelines.finish(owner.toString(), id);
        assertThat(entries()).isEmpty();
        pipelines.setStatus(owner.toString(), id, Pipeline.Status.ACTIVE);
        pipelines.finish(owner.toString(), id);
        pipelines.finish(owner.toString(), id);
        assertThat(entries())
                .extracting(AuditEntry::action, AuditEntry::actor)
                .containsExactly(tuple("pipeline_stopped", "Kuber"), tuple("pipeline_started", "Anna"));
        assertThat(pipelines.get(owner.toString(), id).orElseThrow().status()).isEqualTo(Pipeline.Status.STOPPED);
    }

    @Test
    void anActivePipelineDoesNotSlipIntoTradingWithOtherMoney() {
        String id = pipelines.create(owner.toString(), content("simulation")).id();
        pipelines.setStatus(owner.toString(), id, Pipeline.Status.ACTIVE);
        assertThat(pipelines.save(owner.toString(), id, saving(1, "live")))
                .isEqualTo(new Change.Refused("The pipeline is active: stop it before you change its trading mode or"
                        + " its broker connection."));
        assertThat(pipelines.save(owner.toString(), id, saving(1, "simulation")))
                .isInstanceOf(Change.Changed.class);
        pipelines.setStatus(owner.toString(), id, Pipeline.Status.PAUSED);
        assertThat(pipelines.save(owner.toString(), id, saving(2, "live"))).isInstanceOf(Change.Changed.class);
    }

    @Test
    void whatCannotBeRecordedIsNotDone() {
        var failing = new Audit(jdbc, transactions, Samples.JSON, () -> NOON, _ -> {
            throw new IllegalStateException("no name");
        });
        String id = pipelines.create(owner.toString(), content("simulation")).id();
        assertThatThrownBy(() -> pipelines(failing).setStatus(owner.toString(), id, Pipeline.Status.ACTIVE))
                .hasMessage("no name");
        assertThat(pipelines.get(owner.toString(), id).orElseThrow().status()).isEqualTo(Pipeline.Status.DRAFT);
    }

    private Pipeline seen(String id) {
        return pipelines.get(owner.toString(), id).orElseThrow();
    }
}
