package dev.kuber.platform.pipelines;

import dev.kuber.platform.catalog.Catalog;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Service;

/** What was run beside the schedule, kept as it was. {@link Plans#load} finds it by its revision, which is below zero. */
@Service
public class Trials {

    private final TrialStore store;
    private final DraftStore drafts;
    private final Catalog catalog;
    private final Clock clock;

    Trials(TrialStore store, DraftStore drafts, Catalog catalog, Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** What its user sees of a pipeline: the draft or, without one, the newest revision. */
    public Definition canvas(Pipeline pipeline) {
        return drafts.find(pipeline.owner(), pipeline.id())
                .map(Draft::definition)
                .orElse(pipeline.definition());
    }

    /** What keeps it from running, errors first; nodes that do not run have no say. */
    public List<Problem> problems(Trial trial) {
        return TrialRules.problems(trial, catalog);
    }

    /** Keeps a trial and answers the revision under which it is run. */
    public int keep(String pipelineId, Trial trial) {
        return store.insert(pipelineId, trial, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Removes one that was never started. */
    public void forget(String pipelineId, int revision) {
        store.delete(pipelineId, revision);
    }
}
