package dev.kuber.platform.pipelines;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The drafts of pipelines. Two who edit at once cannot write over each other: each names the version they have seen. */
@Service
public class Drafts {

    static final String NEWER = "Another window has saved newer changes of this pipeline. Load it again.";

    private final DraftStore store;
    private final PipelineStore pipelines;
    private final Clock clock;

    Drafts(DraftStore store, PipelineStore pipelines, Clock clock) {
        this.store = store;
        this.pipelines = pipelines;
        this.clock = clock;
    }

    /** The draft; empty if there are no unsaved changes. */
    public Optional<Draft> find(String owner, String pipelineId) {
        return store.find(owner, pipelineId);
    }

    /**
     * Keeps a draft. What is kept already is kept, whatever version was seen: an answer that was lost can be asked for again.
     *
     * @param baseRevision the revision that was edited
     * @param version of the draft that was seen last; 0 if there was none
     */
    public Draft.Kept save(String owner, String pipelineId, Definition definition, int baseRevision, long version) {
        Optional<Pipeline> found = pipelines.find(owner, pipelineId);
        if (found.isEmpty()) {
            return new Draft.Kept.NotFound();
        }
        if (baseRevision < 1 || baseRevision > found.get().revision()) {
            return new Draft.Kept.Wrong("base_revision", "There is no revision " + baseRevision + " of this pipeline.");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Draft> kept = version == 0
                ? store.begin(owner, pipelineId, definition, baseRevision, now)
                : store.replace(owner, pipelineId, version, definition, baseRevision, now);
        Optional<Draft> there = kept.or(() -> store.find(owner, pipelineId)
                .filter(draft -> draft.baseRevision() == baseRevision)
                .filter(draft -> draft.definition().equals(definition)));
        if (there.isPresent()) {
            return new Draft.Kept.Saved(there.get());
        }
        return new Draft.Kept.Refused(
                found.get().status() == Pipeline.Status.ARCHIVED
                        ? "The pipeline is archived: restore it before you change it."
                        : NEWER);
    }

    /** Removes the draft of this version; nothing happens where there is none. */
    public Draft.Kept discard(String owner, String pipelineId, long version) {
        if (pipelines.find(owner, pipelineId).isEmpty()) {
            return new Draft.Kept.NotFound();
        }
        return store.remove(owner, pipelineId, version)
                        || store.find(owner, pipelineId).isEmpty()
                ? new Draft.Kept.Removed()
                : new Draft.Kept.Refused(NEWER);
    }
}
