package dev.kuber.platform.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.audit.Audit;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The pipelines of a database that has nobody else's in it. */
final class SamplePipelines {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");

    private final JdbcClient jdbc;
    private final PipelineStore store;
    private final Pipelines pipelines;

    /** A clock that goes on by one second at each look. */
    private static final class Moving extends Clock {
        private Instant now = NOON;

        @Override
        public synchronized Instant instant() {
            now = now.plusSeconds(1);
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    SamplePipelines(DataSource database) {
        jdbc = JdbcClient.create(database);
        jdbc.sql("delete from account").update();
        store = new PipelineStore(jdbc, Samples.JSON);
        var transactions = new DataSourceTransactionManager(database);
        var audit = new Audit(jdbc, transactions, Samples.JSON, () -> NOON, _ -> "Anna");
        pipelines = new Pipelines(
                store,
                new DraftStore(jdbc, Samples.JSON),
                SampleAgents.CATALOG,
                new Moving(),
                new Random(7),
                new PipelineAudit(audit, transactions));
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    Pipelines pipelines() {
        return pipelines;
    }

    Plans plans() {
        return new Plans(store, new TrialStore(jdbc, Samples.JSON), SampleAgents.CATALOG);
    }

    String account(String name) {
        String id =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        jdbc.sql("insert into account values (cast(:id as uuid), :name, :name, '', false, now())")
                .param("id", id)
                .param("name", name)
                .update();
        return id;
    }

    static Pipeline.Content content(String name) {
        return new Pipeline.Content(name, "Follows the trend.", Samples.whole());
    }

    static Pipeline.Save saving(int revision, Pipeline.Content content) {
        return new Pipeline.Save(revision, content.name(), content.description(), content.definition(), null, null);
    }

    static Pipeline changed(Change change) {
        assertThat(change).isInstanceOf(Change.Changed.class);
        return ((Change.Changed) change).pipeline();
    }

    static String refused(Change change) {
        assertThat(change).isInstanceOf(Change.Refused.class);
        return ((Change.Refused) change).reason();
    }
}
