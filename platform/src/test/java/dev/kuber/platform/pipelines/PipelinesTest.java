package dev.kuber.platform.pipelines;

import static dev.kuber.platform.pipelines.SamplePipelines.changed;
import static dev.kuber.platform.pipelines.SamplePipelines.content;
import static dev.kuber.platform.pipelines.SamplePipelines.refused;
import static dev.kuber.platform.pipelines.SamplePipelines.saving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PipelinesTest {

    private static final DataSource DATABASE = TestDatabase.fresh();

    private final SamplePipelines samples = new SamplePipelines(DATABASE);
    private final Pipelines pipelines = samples.pipelines();
    private final String anna = samples.account("anna");
    private final String ben = samples.account("ben");

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
        assertThat(pipelines.list(ben, new Pipelines.Filter("", null, null, null), 0, 10))
                .isEmpty();
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
        assertThatThrownBy(() -> samples.jdbc()
                        .sql("update pipeline_revision set definition = '{}'")
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
        var plans = samples.plans();
        assertThat(plans.load(id, 1).owner()).isEqualTo(anna);
        assertThat(plans.active(id)).isEmpty();
    }

    @Test
    void onlyAnActivePipelineHasAPlanToStartAndItIsTheNewest() {
        String id = pipelines.create(anna, content("Trend")).id();
        var plans = samples.plans();
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
