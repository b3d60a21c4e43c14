package dev.kuber.platform.pipelines;

import dev.kuber.platform.catalog.Catalog;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The pipelines of every account. Each method takes the owner and finds nothing that is somebody else's. */
@Service
public class Pipelines {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int ID_LENGTH = 12;
    private static final int MOST_REVISIONS = 200;

    private final PipelineStore store;
    private final DraftStore drafts;
    private final Catalog catalog;
    private final Clock clock;
    private final RandomGenerator random;
    private final PipelineAudit audit;

    Pipelines(
            PipelineStore store,
            DraftStore drafts,
            Catalog catalog,
            Clock clock,
            RandomGenerator random,
            PipelineAudit audit) {
        this.store = store;
        this.drafts = drafts;
        this.catalog = catalog;
        this.clock = clock;
        this.random = random;
        this.audit = audit;
    }

    /** Stores a new pipeline, which has not been started, whatever its problems. */
    public Pipeline create(String owner, Pipeline.Content content) {
        return create(owner, content, Labels.NONE);
    }

    private Pipeline create(String owner, Pipeline.Content content, Labels labels) {
        Instant now = now();
        var pipeline = new Pipeline(
                newId(),
                owner,
                content.name(),
                content.description(),
                Pipeline.Status.DRAFT,
                1,
                content.definition(),
                now,
                now,
                labels,
                false);
        store.insert(pipeline);
        return pipeline;
    }

    public Optional<Pipeline> get(String owner, String id) {
        return store.find(owner, id);
    }

    /** What lists show of a revision: the pipeline's name now, and the revision's trading mode as JSON writes it. */
    public record Label(String name, String tradingMode) {}

    /** The label of a revision, of a deleted pipeline, too. */
    public Optional<Label> label(String owner, String id, int revision) {
        return store.label(owner, id, revision);
    }

    /** What was saved as this revision, of a deleted pipeline, too. */
    public Optional<Definition> definition(String owner, String id, int revision) {
        return store.run(id, revision).filter(run -> run.owner().equals(owner)).map(PipelineStore.Run::definition);
    }

    /**
     * Which pipelines to list.
     *
     * @param words to be found in name or description; empty for all
     * @param status null for all but the archived ones
     * @param tag null for all
     * @param favourite null for all
     */
    public record Filter(
            String words,
            Pipeline.@Nullable Status status,
            @Nullable String tag,
            @Nullable Boolean favourite) {

        /** All of this status; null for all but the archived ones. */
        public static Filter status(Pipeline.@Nullable Status status) {
            return new Filter("", status, null, null);
        }
    }

    /** The owner's pipelines, last changed first. */
    public List<Pipeline> list(String owner, Filter filter, int offset, int limit) {
        return store.list(owner, filter, offset, limit);
    }

    /** The tags that the owner's pipelines have, in the order of the alphabet. */
    public List<Labels.Tag> tags(String owner) {
        return store.tags(owner);
    }

    /** Changes how a pipeline is found again; no new revision. */
    public Change label(String owner, String id, Labels.Patch patch) {
        return store.label(owner, id, patch) ? found(owner, id) : new Change.NotFound();
    }

    /** The owner's active and paused pipelines whose newest revision names this broker connection, whatever their mode. */
    public List<Pipeline> started(String owner, String brokerConnection) {
        return store.started(owner, brokerConnection);
    }

    /** How many of this owner's pipelines are active. */
    public int active(String owner) {
        return store.count(owner, Pipeline.Status.ACTIVE);
    }

    /** The newest 200 revisions, newest first; empty if there is no such pipeline. */
    public List<Pipeline.Revision> revisions(String owner, String id) {
        return store.revisions(owner, id, MOST_REVISIONS);
    }

    /** What keeps this definition from running, errors first. */
    public List<Problem> problems(Definition definition) {
        return Validation.of(definition, catalog);
    }

    /**
     * Saves a new revision, and removes the draft that it publishes. Refused when somebody saved or wrote a newer draft
     * meanwhile, when the pipeline is archived, when an active one would get errors, and when it would trade with other
     * money than it was started for.
     */
    public Change save(String owner, String id, Pipeline.Save save) {
        return change(owner, id, before -> {
            Optional<String> refused = SaveRules.refusal(before, save, catalog);
            if (refused.isPresent()) {
                return new Change.Refused(refused.get());
            }
            Long draft = save.draftVersion();
            return switch (audit.saved(
                    before,
                    save,
                    () -> store.save(before, save, now()),
                    () -> draft == null || drafts.remove(owner, id, draft))) {
                case SAVED -> found(owner, id);
                case CHANGED_MEANWHILE -> null;
                case OTHER_DRAFT -> new Change.Refused(Drafts.NEWER);
            };
        });
    }

    /** Changes the status where that is allowed; to activate a pipeline it must have no errors. */
    public Change setStatus(String owner, String id, Pipeline.Status status) {
        return change(owner, id, before -> become(before, status, null));
    }

    /**
     * Activates a pipeline as it was seen; one that was saved since is refused, because what was consented to is not what
     * would trade.
     *
     * @param reason in the owner's words, for the audit log; null where none was asked for
     */
    public Change activate(Pipeline seen, @Nullable String reason) {
        return change(
                seen.owner(),
                seen.id(),
                before -> before.revision() == seen.revision()
                        ? become(before, Pipeline.Status.ACTIVE, reason)
                        : new Change.Refused("The pipeline was changed meanwhile. Look at it again, then start it."));
    }

    /** Null when another change came between. */
    private @Nullable Change become(Pipeline before, Pipeline.Status status, @Nullable String reason) {
        if (before.status() == status) {
            return new Change.Changed(before);
        }
        if (!before.status().next().contains(status)) {
            return new Change.Refused(
                    "A pipeline that is " + word(before.status()) + " cannot become " + word(status) + ".");
        }
        Optional<Problem> error = firstError(before.definition());
        if (status == Pipeline.Status.ACTIVE && error.isPresent()) {
            return new Change.Refused(
                    "The pipeline cannot be started: " + error.get().message());
        }
        return audit.became(status, before, reason, () -> store.setStatus(before, status, now()))
                ? found(before.owner(), before.id())
                : null;
    }

    /** Stops an active pipeline that has done what it was started for; nothing happens to one that is not active. */
    public void finish(String owner, String id) {
        change(
                owner,
                id,
                before -> before.status() != Pipeline.Status.ACTIVE
                                || audit.finished(before, () -> store.setStatus(before, Pipeline.Status.STOPPED, now()))
                        ? new Change.Changed(before)
                        : null);
    }

    /**
     * Copies the newest revision into a new pipeline with the same tags; empty if there is no such pipeline.
     *
     * @param name null for one made from the original's
     * @param mode null to trade with the same money
     */
    public Optional<Pipeline> copy(String owner, String id, @Nullable String name, @Nullable TradingMode mode) {
        return store.find(owner, id).map(original -> {
            String given = name == null || name.isBlank() ? "Copy of " + original.name() : name;
            String fitting = given.length() > 100 ? given.substring(0, 100) : given;
            Definition definition = original.definition();
            Definition copied = mode == null
                    ? definition
                    : new Definition(
                            definition.nodes(),
                            definition.edges(),
                            definition.settings().withTradingMode(mode));
            return create(
                    owner,
                    new Pipeline.Content(fitting, original.description(), copied),
                    new Labels(original.labels().tags(), false));
        });
    }

    /** Removes a pipeline that is neither active nor paused. What it has run can still be opened. */
    public Change delete(String owner, String id) {
        return change(owner, id, before -> {
            if (before.status() == Pipeline.Status.ACTIVE || before.status() == Pipeline.Status.PAUSED) {
                return new Change.Refused(
                        "The pipeline is " + word(before.status()) + ": stop it before you delete it.");
            }
            return audit.deleted(before, () -> store.delete(before, now())) ? new Change.Changed(before) : null;
        });
    }

    /** Looks and changes; looks again when another change came between. */
    private Change change(String owner, String id, Function<Pipeline, @Nullable Change> attempt) {
        for (int i = 0; i < 20; i++) {
            Optional<Pipeline> before = store.find(owner, id);
            if (before.isEmpty()) {
                return new Change.NotFound();
            }
            Change change = attempt.apply(before.get());
            if (change != null) {
                return change;
            }
        }
        return new Change.Refused("The pipeline is being changed by somebody else. Try again.");
    }

    private Change found(String owner, String id) {
        return store.find(owner, id).<Change>map(Change.Changed::new).orElseGet(Change.NotFound::new);
    }

    private Optional<Problem> firstError(Definition definition) {
        return problems(definition).stream().filter(Problem::isError).findFirst();
    }

    /** As precise as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** 'p' and 12 letters or digits of Crockford's base 32: 60 random bits. */
    private String newId() {
        var id = new StringBuilder("p");
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    private static String word(Pipeline.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
