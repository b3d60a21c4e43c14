package dev.kuber.platform.pipelines;

import dev.kuber.platform.catalog.Catalog;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The plans of stored pipelines, for those who run them on their owner's behalf. */
@Service
public class Plans {

    private static final int KEPT = 1000;

    private final PipelineStore store;
    private final TrialStore trials;
    private final Catalog catalog;
    private final Map<Key, Plan> kept = Collections.synchronizedMap(new Recent());

    Plans(PipelineStore store, TrialStore trials, Catalog catalog) {
        this.store = store;
        this.trials = trials;
        this.catalog = catalog;
    }

    private record Key(String pipelineId, int revision) {}

    /** The plans used last; a revision never changes, so they never grow old. */
    private static final class Recent extends LinkedHashMap<Key, Plan> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Plan> eldest) {
            return size() > KEPT;
        }
    }

    /**
     * The plan of one revision, of a deleted pipeline, too. A revision below zero is a trial.
     *
     * @throws IllegalArgumentException if the revision does not exist or cannot run any more, for instance because an
     *     agent was removed; the message says why
     */
    public Plan load(String pipelineId, int revision) {
        var key = new Key(pipelineId, revision);
        Plan known = kept.get(key);
        if (known != null) {
            return known;
        }
        Plan plan = revision < 0 ? trial(pipelineId, revision) : saved(pipelineId, revision);
        kept.put(key, plan);
        return plan;
    }

    private Plan saved(String pipelineId, int revision) {
        PipelineStore.Run run = store.run(pipelineId, revision)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no revision " + revision + " of pipeline " + pipelineId + "."));
        return Planning.plan(pipelineId, revision, run.owner(), run.definition(), catalog);
    }

    private Plan trial(String pipelineId, int revision) {
        TrialStore.Run run = trials.find(pipelineId, revision)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no trial " + -revision + " of pipeline " + pipelineId + "."));
        return Planning.trial(pipelineId, revision, run.owner(), run.trial(), catalog);
    }

    /** The plan of the newest revision, if the pipeline is active. */
    public Optional<Plan> active(String pipelineId) {
        return store.find(pipelineId)
                .filter(pipeline -> pipeline.status() == Pipeline.Status.ACTIVE)
                .map(pipeline -> load(pipelineId, pipeline.revision()));
    }

    /** The pipeline as stored, whoever owns it. */
    public Optional<Pipeline> pipeline(String pipelineId) {
        return store.find(pipelineId);
    }
}
