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
        pipelines = new Pipelines(
                store, new DraftStore(jdbc, Samples.JSON), SampleAgents.CATALOG, clock, new Random(7), audit);
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

    private static Pipeline.Content content(String name) {
        return new Pipeline.Content(name, "Follows the trend.", Samples.whole());
    }

    private static Pipeline.Save saving(int revision, Pipeline.Content content) {
        return new Pipeline.Save(revision, content.name(), content.description(), content.definition(), null, null);
    }

    private static Pipelines.Filter named(String words) {
        return new Pipelines.Filter(words, null, null, null);
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
        Pipeline created = pipelines.create(anna, content("  Trend  "));
        assertThat(created.id()).matches("p[0-9a-z]{12}");
        assertThat(created.name()).isEqualTo("Trend");
        assertThat(created.status()).isEqualTo(Pipeline.Status.DRAFT);
        assertThat(created.revision()).isEqualTo(1);
        assertThat(pipelines.get(anna, created.id())).contains(created);
    }

    @Test
    void nobodyFindsOrChangesSomebodyElsesPipeline() {
        Pipeline pipeline = pipelines.create(anna, content("Trend"));
        String id = pipeline.id();
        assertThat(pipelines.get(ben, id)).isEmpty();
        assertThat(pipelines.list(ben, named(""), 0, 10)).isEmpty();
        assertThat(pipelines.revisions(ben, id)).isEmpty();
        assertThat(pipelines.copy(ben, id, null, null)).isEmpty();
        assertThat(pipelines.save(ben, id, saving(1, content("Stolen")))).isEqualTo(new Change.NotFound());
        assertThat(pipelines.setStatus(ben, id, Pipeline.Status.ACTIVE)).isEqualTo(new Change.NotFound());
        assertThat(pipelines.delete(ben, id)).isEqualTo(new Change.NotFound());
        assertThat(pipelines.get(anna, id)).contains(pipeline);
    }

    @Test
    void everySaveIsANewRevisionAndTheOldOnesStay() {
        String id = pipelines.create(anna, content("Trend")).id();
        var other = new Pipeline.Content("Trend 2", "", Samples.definition("clock data", "clock>data"));
        Pipeline saved = changed(pipelines.save(anna, id, saving(1, other)));
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
        String id = pipelines.create(anna, content("Trend")).id();
        changed(pipelines.save(anna, id, saving(1, content("Mine"))));
        assertThat(refused(pipelines.save(anna, id, saving(1, content("Theirs")))))
                .isEqualTo("The pipeline was changed meanwhile: revision 2 is the newest, and revision 1 was edited."
                        + " Load it again.");
        assertThat(pipelines.get(anna, id)).get().extracting(Pipeline::name).isEqualTo("Mine");
        assertThat(pipelines.revisions(anna, id)).hasSize(2);
    }

    @Test
    void ofManyWhoSaveTheSameRevisionAtOnceOneSucceeds() throws Exception {
        String id = pipelines.create(anna, content("Trend")).id();
        List<Callable<Change>> saves = new ArrayList<>();
        IntStream.range(0, 8).forEach(i -> saves.add(() -> pipelines.save(anna, id, saving(1, content("Save " + i)))));
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
        String id = pipelines.create(anna, content("Trend")).id();
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
        var broken = new Pipeline.Content("Broken", "", Samples.definition("clock strategy", "clock>strategy"));
        String id = pipelines.create(anna, broken).id();
        assertThat(refused(pipelines.setStatus(anna, id, Pipeline.Status.ACTIVE)))
                .startsWith("The pipeline cannot be started: Strategy agent needs");
        changed(pipelines.save(anna, id, saving(1, content("Repaired"))));
        changed(pipelines.setStatus(anna, id, Pipeline.Status.ACTIVE));
        assertThat(refused(pipelines.save(anna, id, saving(2, broken)))).contains("active", "Strategy agent needs");
    }

    @Test
    void aPipelineThatWasSavedSinceItWasSeenIsNotStarted() {
        Pipeline seen = pipelines.create(anna, content("Trend"));
        changed(pipelines.save(anna, seen.id(), saving(1, content("Another trend"))));

        assertThat(refused(pipelines.activate(seen, "as agreed")))
                .isEqualTo("The pipeline was changed meanwhile. Look at it again, then start it.");
        assertThat(pipelines.get(anna, seen.id()).orElseThrow().status()).isEqualTo(Pipeline.Status.DRAFT);
        assertThat(changed(pipelines.activate(pipelines.get(anna, seen.id()).orElseThrow(), "as agreed"))
                        .status())
                .isEqualTo(Pipeline.Status.ACTIVE);
    }

    @Test
    void aDeletedPipelineIsGoneForItsOwnerButWhatItRanCanBeOpened() {
        String id = pipelines.create(anna, content("Trend")).id();
        changed(pipelines.setStatus(anna, id, Pipeline.Status.ACTIVE));
        assertThat(refused(pipelines.delete(anna, id)))
                .isEqualTo("The pipeline is active: stop it before you delete it.");
        changed(pipelines.setStatus(anna, id, Pipeline.Status.STOPPED));
        changed(pipelines.delete(anna, id));
        assertThat(pipelines.get(anna, id)).isEmpty();
        assertThat(pipelines.delete(anna, id)).isEqualTo(new Change.NotFound());
        var plans = new Plans(store, new TrialStore(jdbc, Samples.JSON), SampleAgents.CATALOG);
        assertThat(plans.load(id, 1).owner()).isEqualTo(anna);
        assertThat(plans.active(id)).isEmpty();
    }

    @Test
    void aCopyIsADraftOfItsOwn() {
        String id = pipelines.create(anna, content("Trend")).id();
        changed(pipelines.setStatus(anna, id, Pipeline.Status.ACTIVE));
        Pipeline copy = pipelines.copy(anna, id, null, null).orElseThrow();
        assertThat(copy.name()).isEqualTo("Copy of Trend");
        assertThat(copy.status()).isEqualTo(Pipeline.Status.DRAFT);
        assertThat(copy.id()).isNotEqualTo(id);
        assertThat(pipelines.copy(anna, id, "Test", null))
                .get()
                .extracting(Pipeline::name)
                .isEqualTo("Test");
    }

    @Test
    void aCopyMayTradeWithOtherMoneyAndKeepsTheTags() {
        String id = pipelines.create(anna, content("Trend")).id();
        changed(pipelines.label(anna, id, new Labels.Patch(null, null, List.of("swing"), true)));

        Pipeline copy =
                pipelines.copy(anna, id, "Trend, live", TradingMode.LIVE).orElseThrow();

        assertThat(copy.definition().settings().tradingMode()).isEqualTo(TradingMode.LIVE);
        assertThat(copy.definition().nodes()).isEqualTo(Samples.whole().nodes());
        assertThat(copy.labels()).isEqualTo(new Labels(List.of("swing"), false));
    }

    @Test
    void labelsAreChangedOneByOneAndMakeNoRevision() {
        Pipeline created = pipelines.create(anna, content("Trend"));
        String id = created.id();

        changed(pipelines.label(anna, id, new Labels.Patch(" Trend 2 ", null, null, null)));
        changed(pipelines.label(anna, id, new Labels.Patch(null, "Swings.", List.of(" a ", "b", "A"), null)));
        Pipeline labelled = changed(pipelines.label(anna, id, new Labels.Patch(null, null, null, true)));

        assertThat(labelled.name()).isEqualTo("Trend 2");
        assertThat(labelled.description()).isEqualTo("Swings.");
        assertThat(labelled.labels()).isEqualTo(new Labels(List.of("a", "b"), true));
        assertThat(labelled.revision()).isEqualTo(1);
        assertThat(labelled.updatedAt()).isEqualTo(created.updatedAt());
        assertThat(pipelines.label(ben, id, new Labels.Patch("Mine", null, null, null)))
                .isEqualTo(new Change.NotFound());
    }

    @Test
    void tagsAreShortAndFew() {
        assertThatThrownBy(() -> new Labels.Patch(null, null, List.of("fine", " "), null))
                .hasMessage("tags[1]: A tag has 1 to 30 characters.");
        assertThatThrownBy(() -> new Labels.Patch(null, null, List.of("x".repeat(31)), null))
                .hasMessageStartingWith("tags[0]: ");
        List<String> many = IntStream.range(0, 21).mapToObj(i -> "tag " + i).toList();
        assertThatThrownBy(() -> new Labels.Patch(null, null, many, null))
                .hasMessage("tags: A pipeline has at most 20 tags.");
    }

    @Test
    void pipelinesAreFoundByTagAndStar() {
        String trend = pipelines.create(anna, content("Trend")).id();
        String breakout = pipelines.create(anna, content("Breakout")).id();
        String old = pipelines.create(anna, content("Old")).id();
        changed(pipelines.label(anna, trend, new Labels.Patch(null, null, List.of("swing", "Tech"), true)));
        changed(pipelines.label(anna, breakout, new Labels.Patch(null, null, List.of("swing"), null)));
        changed(pipelines.label(anna, old, new Labels.Patch(null, null, List.of("swing"), true)));
        changed(pipelines.setStatus(anna, old, Pipeline.Status.ARCHIVED));

        assertThat(pipelines.list(anna, new Pipelines.Filter("", null, "swing", null), 0, 10))
                .extracting(Pipeline::name)
                .containsExactly("Breakout", "Trend");
        assertThat(pipelines.list(anna, new Pipelines.Filter("", null, null, true), 0, 10))
                .extracting(Pipeline::name)
                .containsExactly("Trend");
        assertThat(pipelines.tags(anna)).containsExactly(new Labels.Tag("swing", 2), new Labels.Tag("Tech", 1));
        assertThat(pipelines.tags(ben)).isEmpty();
    }

    @Test
    void aRevisionKeepsItsNoteAndTheNameThatWasGivenMeanwhile() {
        String id = pipelines.create(anna, content("Trend")).id();
        changed(pipelines.label(anna, id, new Labels.Patch("Renamed", null, null, null)));

        Pipeline saved = changed(
                pipelines.save(anna, id, new Pipeline.Save(1, null, null, Samples.whole(), " Less risk ", null)));

        assertThat(saved.name()).isEqualTo("Renamed");
        assertThat(saved.description()).isEqualTo("Follows the trend.");
        assertThat(pipelines.revisions(anna, id))
                .extracting(Pipeline.Revision::note)
                .containsExactly("Less risk", null);
        assertThatThrownBy(() -> new Pipeline.Save(1, null, null, Samples.whole(), "x".repeat(201), null))
                .hasMessage("note: A note has at most 200 characters.");
    }

    @Test
    void theListIsSearchedFilteredAndPaged() {
        pipelines.create(anna, content("Trend 100%"));
        pipelines.create(anna, content("Breakout"));
        String old = pipelines.create(anna, content("Old")).id();
        changed(pipelines.setStatus(anna, old, Pipeline.Status.ARCHIVED));
        pipelines.create(ben, content("Trend of somebody else"));
        assertThat(pipelines.list(anna, named(""), 0, 10))
                .extracting(Pipeline::name)
                .containsExactly("Breakout", "Trend 100%");
        assertThat(pipelines.list(anna, named("tREND 1"), 0, 10))
                .extracting(Pipeline::name)
                .containsExactly("Trend 100%");
        assertThat(pipelines.list(anna, named("%"), 0, 10)).hasSize(1);
        assertThat(pipelines.list(anna, Pipelines.Filter.status(Pipeline.Status.ARCHIVED), 0, 10))
                .extracting(Pipeline::name)
                .containsExactly("Old");
        assertThat(pipelines.list(anna, named(""), 1, 1))
                .extracting(Pipeline::name)
                .containsExactly("Trend 100%");
    }

    @Test
    void onlyAnActivePipelineHasAPlanToStartAndItIsTheNewest() {
        String id = pipelines.create(anna, content("Trend")).id();
        var plans = new Plans(store, new TrialStore(jdbc, Samples.JSON), SampleAgents.CATALOG);
        assertThat(plans.active(id)).isEmpty();
        changed(pipelines.setStatus(anna, id, Pipeline.Status.ACTIVE));
        changed(pipelines.save(anna, id, saving(1, content("Trend"))));
        assertThat(plans.active(id)).get().extracting(Plan::revision).isEqualTo(2);
        assertThat(plans.load(id, 1).revision()).isEqualTo(1);
        assertThatThrownBy(() -> plans.load(id, 9)).hasMessageContaining("There is no revision 9");
    }

    @Test
    void aNameIsNeitherEmptyNorEndless() {
        assertThatThrownBy(() -> content("  ")).hasMessageContaining("name: A pipeline needs a name");
        assertThatThrownBy(() -> content("x".repeat(101))).hasMessageContaining("name: ");
    }

    @Test
    void idsDiffer() {
        var ids = new HashSet<String>();
        IntStream.range(0, 50)
                .forEach(_ -> ids.add(pipelines.create(anna, content("Trend")).id()));
        assertThat(ids).hasSize(50);
    }
}
