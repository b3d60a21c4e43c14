package dev.kuber.platform.pipelines;

import static dev.kuber.platform.pipelines.SamplePipelines.changed;
import static dev.kuber.platform.pipelines.SamplePipelines.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.TestDatabase;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How pipelines are called, tagged, found and copied. */
class PipelineLabelsTest {

    private static final DataSource DATABASE = TestDatabase.fresh();

    private final SamplePipelines samples = new SamplePipelines(DATABASE);
    private final Pipelines pipelines = samples.pipelines();
    private final String anna = samples.account("anna");
    private final String ben = samples.account("ben");

    private static Pipelines.Filter named(String words) {
        return new Pipelines.Filter(words, null, null, null);
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
}
