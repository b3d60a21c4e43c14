package dev.kuber.platform.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.audit.Audit;
import dev.kuber.trade.Symbol;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class DraftsTest {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Definition UNFINISHED = Samples.definition("strategy");

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final DraftStore draftStore = new DraftStore(jdbc, Samples.JSON);
    private final PipelineStore pipelineStore = new PipelineStore(jdbc, Samples.JSON);
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final Drafts drafts = new Drafts(draftStore, pipelineStore, clock);
    private final String owner = UUID.randomUUID().toString();
    private Pipelines pipelines;
    private String id;

    @BeforeEach
    void aPipeline() {
        var transactions = new DataSourceTransactionManager(DATABASE);
        var audit = new Audit(jdbc, transactions, Samples.JSON, () -> NOON, _ -> "Anna");
        pipelines = new Pipelines(
                pipelineStore,
                draftStore,
                SampleAgents.CATALOG,
                clock,
                new Random(owner.hashCode()),
                new PipelineAudit(audit, transactions));
        jdbc.sql("insert into account values (cast(:id as uuid), :id, 'Anna', '', false, now())")
                .param("id", owner)
                .update();
        id = pipelines
                .create(owner, new Pipeline.Content("Trend", "", Samples.whole()))
                .id();
    }

    private Draft save(long version) {
        Draft.Kept kept = drafts.save(owner, id, UNFINISHED, 1, version);
        assertThat(kept).isInstanceOf(Draft.Kept.Saved.class);
        return ((Draft.Kept.Saved) kept).draft();
    }

    private static Definition of(String symbol) {
        Definition.Settings settings = UNFINISHED.settings().withSymbols(List.of(Symbol.of(symbol)));
        return new Definition(UNFINISHED.nodes(), UNFINISHED.edges(), settings);
    }

    private Change publish(int revision, @Nullable Long draftVersion) {
        return pipelines.save(owner, id, new Pipeline.Save(revision, null, null, Samples.whole(), null, draftVersion));
    }

    private boolean hasDraft() {
        return pipelines.get(owner, id).orElseThrow().hasDraft();
    }

    @Test
    void aDraftIsKeptWithItsErrorsAndChangesNothingElse() {
        Draft draft = save(0);

        assertThat(drafts.find(owner, id)).contains(draft);
        assertThat(draft.definition()).isEqualTo(UNFINISHED);
        assertThat(draft.updatedAt()).isEqualTo(NOON);
        Pipeline pipeline = pipelines.get(owner, id).orElseThrow();
        assertThat(pipeline.revision()).isEqualTo(1);
        assertThat(pipeline.definition()).isEqualTo(Samples.whole());
        assertThat(pipeline.hasDraft()).isTrue();
    }

    @Test
    void whoHasSeenAnOlderDraftCannotWriteOverTheNewOne() {
        Draft first = save(0);
        Draft second = save(first.version());
        assertThat(second.version()).isGreaterThan(first.version());

        assertThat(drafts.save(owner, id, Samples.whole(), 1, first.version()))
                .isEqualTo(new Draft.Kept.Refused(Drafts.NEWER));
        assertThat(drafts.save(owner, id, Samples.whole(), 1, 0)).isEqualTo(new Draft.Kept.Refused(Drafts.NEWER));
        assertThat(drafts.discard(owner, id, first.version())).isEqualTo(new Draft.Kept.Refused(Drafts.NEWER));
        assertThat(drafts.find(owner, id)).contains(second);
    }

    @Test
    void aSaveWhoseAnswerWasLostIsAskedForAgain() {
        Draft first = save(0);
        assertThat(save(0)).isEqualTo(first);
        Draft.Kept second = drafts.save(owner, id, of("MSFT"), 1, first.version());

        assertThat(drafts.save(owner, id, of("MSFT"), 1, first.version())).isEqualTo(second);
        assertThat(drafts.save(owner, id, UNFINISHED, 1, first.version()))
                .isEqualTo(new Draft.Kept.Refused(Drafts.NEWER));
    }

    @Test
    void whoHasSeenARemovedDraftCannotWriteOverItsSuccessor() {
        Draft removed = save(0);
        assertThat(drafts.discard(owner, id, removed.version())).isEqualTo(new Draft.Kept.Removed());
        assertThat(hasDraft()).isFalse();
        Draft successor = save(0);

        assertThat(drafts.save(owner, id, Samples.whole(), 1, removed.version()))
                .isEqualTo(new Draft.Kept.Refused(Drafts.NEWER));
        assertThat(successor.version()).isNotEqualTo(removed.version());
    }

    @Test
    void removingADraftThatIsGoneIsFine() {
        assertThat(drafts.discard(owner, id, 7)).isEqualTo(new Draft.Kept.Removed());
    }

    @Test
    void ofManyWindowsThatSaveAtOnceOneSucceedsEachTime() throws Exception {
        long version = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 10; round++) {
                long seen = version;
                List<Callable<Draft.Kept>> saves = new ArrayList<>();
                IntStream.range(0, 8)
                        .forEach(window -> saves.add(() -> drafts.save(owner, id, of("S" + window), 1, seen)));
                List<Draft> kept = new ArrayList<>();
                for (var save : threads.invokeAll(saves)) {
                    if (save.get() instanceof Draft.Kept.Saved(Draft draft)) {
                        kept.add(draft);
                    }
                }
                assertThat(kept).as("round %d", round).hasSize(1);
                assertThat(drafts.find(owner, id)).contains(kept.getFirst());
                version = kept.getFirst().version();
            }
        }
    }

    @Test
    void publishingRemovesTheDraftThatItPublishes() {
        Draft draft = save(0);

        assertThat(publish(1, draft.version())).isInstanceOf(Change.Changed.class);

        assertThat(hasDraft()).isFalse();
        assertThat(pipelines.get(owner, id).orElseThrow().revision()).isEqualTo(2);
    }

    @Test
    void publishingAnOlderDraftThanTheNewestChangesNothing() {
        Draft seen = save(0);
        Draft newer = save(seen.version());

        assertThat(publish(1, seen.version())).isEqualTo(new Change.Refused(Drafts.NEWER));
        assertThat(publish(1, 0L)).isEqualTo(new Change.Refused(Drafts.NEWER));

        assertThat(drafts.find(owner, id)).contains(newer);
        assertThat(pipelines.get(owner, id).orElseThrow().revision()).isEqualTo(1);
        assertThat(pipelines.revisions(owner, id)).hasSize(1);
    }

    @Test
    void aSaveThatKnowsOfNoDraftsLeavesThemAlone() {
        Draft draft = save(0);

        assertThat(publish(1, null)).isInstanceOf(Change.Changed.class);

        assertThat(drafts.find(owner, id)).contains(draft);
    }

    @Test
    void ofAPublicationAndASaveOfItsDraftAtOnceOneSucceeds() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int revision = 1; revision <= 20; revision++) {
                long version = drafts.find(owner, id).map(Draft::version).orElse(0L);
                long seen = version == 0 ? save(0).version() : version;
                int base = pipelines.get(owner, id).orElseThrow().revision();
                var publication = threads.submit(() -> publish(base, seen));
                var save = threads.submit(() -> drafts.save(owner, id, UNFINISHED, 1, seen));
                boolean published = publication.get() instanceof Change.Changed;
                boolean saved = save.get() instanceof Draft.Kept.Saved;
                assertThat(published).isNotEqualTo(saved);
                assertThat(hasDraft()).isEqualTo(saved);
            }
        }
    }

    @Test
    void nobodyFindsOrChangesSomebodyElsesDraft() {
        Draft draft = save(0);
        String ben = UUID.randomUUID().toString();

        assertThat(drafts.find(ben, id)).isEmpty();
        assertThat(drafts.save(ben, id, UNFINISHED, 1, draft.version())).isEqualTo(new Draft.Kept.NotFound());
        assertThat(drafts.discard(ben, id, draft.version())).isEqualTo(new Draft.Kept.NotFound());
        assertThat(drafts.find(owner, id)).contains(draft);
    }

    @Test
    void aDraftNamesARevisionThatExistsAndAPipelineThatMayChange() {
        assertThat(drafts.save(owner, id, UNFINISHED, 2, 0))
                .isEqualTo(new Draft.Kept.Wrong("base_revision", "There is no revision 2 of this pipeline."));
        pipelines.setStatus(owner, id, Pipeline.Status.ARCHIVED);
        assertThat(drafts.save(owner, id, UNFINISHED, 1, 0))
                .isEqualTo(new Draft.Kept.Refused("The pipeline is archived: restore it before you change it."));
    }
}
