package dev.kuber.platform.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.audit.Audit;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class PipelinesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");

    private static JdbcClient jdbc;
    private static PipelineStore store;
    private static PipelineAudit audit;

    private final Moving clock = new Moving();
    private Pipelines pipelines;
    private String anna;
    private String ben;

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

    @BeforeAll
    static void database() {
        var database = TestDatabase.fresh();
        jdbc = JdbcClient.create(database);
        var transactions = new DataSourceTransactionManager(database);
        audit = new PipelineAudit(new Audit(jdbc, transactions, Samples.JSON, () -> NOON, _ -> "Anna"), transactions);
        store = new PipelineStore(jdbc, Samples.JSON);
    }

    @BeforeEach
    void accounts() {
        jdbc.sql("delete from account").update();
        anna = account("anna");
        ben = account("ben");
        pipelines = new Pipelines(store, SampleAgents.CATALOG, clock, new Random(7), audit);
    }

    private static String account(String name) {
        String id = UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        jdbc.sql("insert into account values (cast(:id as uuid), :name, :name, '', false, now())")
                .param("id", id)
                .param("name", name)
                .update();
        return id;
    }

    private static Pipeline.Draft draft(String name) {
        return new Pipeline.Draft(name, "Follows the trend.", Samples.whole());
    }

    private static Pipeline changed(Change change) {
        assertThat(change).isInstanceOf(Change.Changed.class);
        return ((Change.Changed) change).pipeline();
    }

    private static String refused(Change change) {
        assertThat(change).isInstanceOf(Change.Refused.class);
        return ((Change.Refused) change).reason();
    }

    @Test
    void aNewPipelineIsADraftAndFoundAsItWasStored() {
        Pipeline created = pipelines.create(anna, draft("  Trend  "));
        assertThat(created.id()).matches("p[0-9a-z]{12}");
        assertThat(created.name()).isEqualTo("Trend");
        assertThat(created.status()).isEqualTo(Pipeline.Status.DRAFT);
        assertThat(created.revision()).isEqualTo(1);
        assertThat(pipelines.get(anna, created.id())).contains(created);
    }

    @Test
    void nobodyFindsOrChangesSomebodyElsesPipeline() {
        Pipeline pipeline = pipelines.create(anna, draft("Trend"));
        String id = pipeline.id();
        assertThat(pipelines.get(ben, id)).isEmpty();
        assertThat(pipelines.list(ben, "", null, 0, 10)).isEmpty();
        assertThat(pipelines.revisions(ben, id)).isEmpty();
        assertThat(pipelines.copy(ben, id, null)).isEmpty();
        assertThat(pipelines.save(ben, id, 1, draft("Stolen"))).isEqualTo(new Change.NotFound());
        assertThat(pipelines.setStatus(ben, id, Pipeline.Status.ACTIVE)).isEqualTo(new Change.NotFound());
        assertThat(pipelines.delete(ben, id)).isEqualTo(new Change.NotFound());
        assertThat(pipelines.get(anna, id)).contains(pipeline);
    }

    @Test
    void everySaveIsANewRevisionAndTheOldOnesStay() {
        String id = pipelines.create(anna, draft("Trend")).id();
        var other = new Pipeline.Draft("Trend 2", "", Samples.definition("clock data", "clock>data"));
        Pipeline saved = changed(pipelines.save(anna, id, 1, other));
        assertThat(saved.revision()).isEqualTo(2);
        assertThat(saved.updatedAt()).isAfter(saved.createdAt());
        assertThat(pipelines.revisions(anna, id))
                .extracting(Pipeline.Revision::definition)
                .containsExactly(other.definition(), Samples.whole());
        assertThatThrownBy(() -> jdbc.sql("update pipeline_revision set definition = '{}'")
                        .update())
                .hasMessageContaining("never changes");
    }

    @Test
    void aSaveOfAnOldRevisionIsRefusedAndChangesNothing() {
        String id = pipelines.create(anna, draft("Trend")).id();
        changed(pipelines.save(anna, id, 1, draft("Mine")));
        assertThat(refused(pipelines.save(anna, id, 1, draft("Theirs"))))
                .isEqualTo("The pipeline was changed meanwhile: revision 2 is the newest, and revision 1 was edited."
                        + " Load it again.");
        assertThat(pipelines.get(anna, id)).get().extracting(Pipeline::name).isEqualTo("Mine");
        assertThat(pipelines.revisions(anna, id)).hasSize(2);
    }

    @Test
    void ofManyWhoSaveTheSameRevisionAtOnceOneSucceeds() throws Exception {
        String id = pipelines.create(anna, draft("Trend")).id();
        List<Callable<Change>> saves = new ArrayList<>();
        IntStream.range(0, 8).forEach(i -> saves.add(() -> pipelines.save(anna, id, 1, draft("Save " + i))));
        try (var threads = Executors.newFixedThreadPool(8)) {
            long successes = 0;
            for (var save : threads.invokeAll(saves)) {
                successes += save.get() instanceof Change.Changed ? 1 : 0;
            }
            assertThat(successes).isEqualTo(1);
        }
        assertThat(pipelines.revisions(anna, id)).hasSize(2);
    }

    @Test
    void aPipelineIsStartedPausedStoppedAndArchived() {
        String id = pipelines.create(anna, draft("Trend")).id();
        for (Pipeline.Status status : List.of(
                Pipeline.Status.ACTIVE,
                Pipeline.Status.ACTIVE,
                Pipeline.Status.PAUSED,
                Pipeline.Status.ACTIVE,
                Pipeline.Status.STOPPED,
                Pipeline.Status.ARCHIVED,
                Pipeline.Status.DRAFT)) {
            assertThat(changed(pipelines.setStatus(anna, id, status)).status()).isEqualTo(status);
        }
        assertThat(refused(pipelines.setStatus(anna, id, Pipeline.Status.PAUSED)))
                .isEqualTo("A pipeline that is draft cannot become paused.");
    }

    @Test
    void aPipelineWithErrorsIsSavedButNotStarted() {
        var broken = new Pipeline.Draft("Broken", "", Samples.definition("clock strategy", "clock>strategy"));
        String id = pipelines.create(anna, broken).id();
        assertThat(refused(pipelines.setStatus(anna, id, Pipeline.Status.ACTIVE)))
                .startsWith("The pipeline cannot be started: Strategy agent needs");
        changed(pipelines.save(anna, id, 1, draft("Repaired")));
        changed(pipelines.setStatus(anna, id, Pipeline.Status.ACTIVE));
        assertThat(refused(pipelines.save(anna, id, 2, broken))).contains("active", "Strategy agent needs");
    }

    @Test
    void aPipelineThatWasSavedSinceItWasSeenIsNotStarted() {
        Pipeline seen = pipelines.create(anna, draft("Trend"));
        changed(pipelines.save(anna, seen.id(), 1, draft("Another trend")));

        assertThat(refused(pipelines.activate(seen, "as agreed")))
                .isEqualTo("The pipeline was changed meanwhile. Look at it again, then start it.");
        assertThat(pipelines.get(anna, seen.id()).orElseThrow().status()).isEqualTo(Pipeline.Status.DRAFT);
        assertThat(changed(pipelines.activate(pipelines.get(anna, seen.id()).orElseThrow(), "as agreed"))
                        .status())
                .isEqualTo(Pipeline.Status.ACTIVE);
    }

    @Test
    void aDeletedPipelineIsGoneForItsOwnerButWhatItRanCanBeOpened() {
        String id = pipelines.create(anna, draft("Trend")).id();
        changed(pipelines.setStatus(anna, id, Pipeline.Status.ACTIVE));
        assertThat(refused(pipelines.delete(anna, id)))
                .isEqualTo("The pipeline is active: stop it before you delete it.");
        changed(pipelines.setStatus(anna, id, Pipeline.Status.STOPPED));
        changed(pipelines.delete(anna, id));
        assertThat(pipelines.get(anna, id)).isEmpty();
        assertThat(pipelines.delete(anna, id)).isEqualTo(new Change.NotFound());
        var plans = new Plans(store, SampleAgents.CATALOG);
        assertThat(plans.load(id, 1).owner()).isEqualTo(anna);
        assertThat(plans.active(id)).isEmpty();
    }

    @Test
    void aCopyIsADraftOfItsOwn() {
        String id = pipelines.create(anna, draft("Trend")).id();
        changed(pipelines.setStatus(anna, id, Pipeline.Status.ACTIVE));
        Pipeline copy = pipelines.copy(anna, id, null).orElseThrow();
        assertThat(copy.name()).isEqualTo("Copy of Trend");
        assertThat(copy.status()).isEqualTo(Pipeline.Status.DRAFT);
        assertThat(copy.id()).isNotEqualTo(id);
        assertThat(pipelines.copy(anna, id, "Test"))
                .get()
                .extracting(Pipeline::name)
                .isEqualTo("Test");
    }

    @Test
    void theListIsSearchedFilteredAndPaged() {
        pipelines.create(anna, draft("Trend 100%"));
        pipelines.create(anna, draft("Breakout"));
        String old = pipelines.create(anna, draft("Old")).id();
        changed(pipelines.setStatus(anna, old, Pipeline.Status.ARCHIVED));
        pipelines.create(ben, draft("Trend of somebody else"));
        assertThat(pipelines.list(anna, "", null, 0, 10))
                .extracting(Pipeline::name)
                .containsExactly("Breakout", "Trend 100%");
        assertThat(pipelines.list(anna, "tREND 1", null, 0, 10))
                .extracting(Pipeline::name)
                .containsExactly("Trend 100%");
        assertThat(pipelines.list(anna, "%", null, 0, 10)).hasSize(1);
        assertThat(pipelines.list(anna, "", Pipeline.Status.ARCHIVED, 0, 10))
                .extracting(Pipeline::name)
                .containsExactly("Old");
        assertThat(pipelines.list(anna, "", null, 1, 1))
                .extracting(Pipeline::name)
                .containsExactly("Trend 100%");
    }

    @Test
    void onlyAnActivePipelineHasAPlanToStartAndItIsTheNewest() {
        String id = pipelines.create(anna, draft("Trend")).id();
        var plans = new Plans(store, SampleAgents.CATALOG);
        assertThat(plans.active(id)).isEmpty();
        changed(pipelines.setStatus(anna, id, Pipeline.Status.ACTIVE));
        changed(pipelines.save(anna, id, 1, draft("Trend")));
        assertThat(plans.active(id)).get().extracting(Plan::revision).isEqualTo(2);
        assertThat(plans.load(id, 1).revision()).isEqualTo(1);
        assertThatThrownBy(() -> plans.load(id, 9)).hasMessageContaining("There is no revision 9");
    }

    @Test
    void aNameIsNeitherEmptyNorEndless() {
        assertThatThrownBy(() -> draft("  ")).hasMessageContaining("name: A pipeline needs a name");
        assertThatThrownBy(() -> draft("x".repeat(101))).hasMessageContaining("name: ");
    }

    @Test
    void idsDiffer() {
        var ids = new HashSet<String>();
        IntStream.range(0, 50)
                .forEach(_ -> ids.add(pipelines.create(anna, draft("Trend")).id()));
        assertThat(ids).hasSize(50);
    }
}
