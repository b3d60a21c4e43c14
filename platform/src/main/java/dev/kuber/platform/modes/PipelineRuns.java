package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.pipelines.Change;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Starts, pauses and stops pipelines. */
@Service
public class PipelineRuns {

    private static final int MANY = 200;

    private final Pipelines pipelines;
    private final PipelinePlans plans;
    private final Engine engine;
    private final ExecutionStore store;
    private final Fires fires;
    private final Venues venues;

    PipelineRuns(
            Pipelines pipelines, PipelinePlans plans, Engine engine, ExecutionStore store, Fires fires, Venues venues) {
        this.pipelines = pipelines;
        this.plans = plans;
        this.engine = engine;
        this.store = store;
        this.fires = fires;
        this.venues = venues;
    }

    /**
     * What somebody says who starts a pipeline that trades with real money.
     *
     * @param confirmation the word that the mode asks for
     * @param reason kept in the audit log
     */
    public record Consent(
            @Nullable String confirmation, @Nullable String reason) {}

    /** What is missing in the consent to start this pipeline, which could run otherwise; empty if nothing is. */
    public Optional<String> unconfirmed(String owner, String id, Consent consent) {
        return pipelines
                .get(owner, id)
                .filter(pipeline -> refusal(pipeline).isEmpty())
                .flatMap(pipeline ->
                        Modes.unconfirmed(pipeline.definition().settings().tradingMode(), consent));
    }

    /** Lets the pipeline run as its run mode says, its first execution at once. */
    public Change start(String owner, String id, Consent consent) {
        Optional<Pipeline> seen = pipelines.get(owner, id);
        if (seen.isEmpty()) {
            return new Change.NotFound();
        }
        Optional<String> refused = refusal(seen.get())
                .or(() -> Modes.unconfirmed(seen.get().definition().settings().tradingMode(), consent));
        if (refused.isPresent()) {
            return new Change.Refused(refused.get());
        }
        Change change = pipelines.activate(seen.get(), consent.reason());
        if (change instanceof Change.Changed(Pipeline pipeline)) {
            Plan plan = plans.load(id, pipeline.revision());
            plans.started(plan);
            fires.fire(plan);
        }
        return change;
    }

    /** Begins nothing new for the time being; what only waits for its trigger ends, an open position goes on. */
    public Change pause(String owner, String id) {
        return rest(owner, id, Pipeline.Status.PAUSED, "The pipeline was paused.");
    }

    /** Begins nothing new; what only waits for its trigger ends, an open position is looked after until it is closed. */
    public Change stop(String owner, String id) {
        return rest(owner, id, Pipeline.Status.STOPPED, "The pipeline was stopped.");
    }

    private Change rest(String owner, String id, Pipeline.Status status, String why) {
        Change change = pipelines.setStatus(owner, id, status);
        if (change instanceof Change.Changed) {
            for (Execution execution : active(owner, id)) {
                engine.cancel(execution.id(), why);
            }
        }
        return change;
    }

    /** Runs the newest revision once, now, whatever the status. */
    public Run runNow(String owner, String id) {
        Optional<Pipeline> found = pipelines.get(owner, id);
        if (found.isEmpty()) {
            return new Run.NotFound();
        }
        Pipeline pipeline = found.get();
        Optional<String> refused = refusal(pipeline).or(() -> Modes.notAside(pipeline));
        if (refused.isPresent()) {
            return new Run.Refused(refused.get());
        }
        Optional<String> error = pipelines.problems(pipeline.definition()).stream()
                .filter(problem -> problem.isError())
                .map(problem -> problem.message())
                .findFirst();
        if (error.isPresent()) {
            return new Run.Refused("The pipeline cannot run: " + error.get());
        }
        Plan plan = plans.load(id, pipeline.revision());
        Optional<String> closed = plans.closed(plan);
        if (closed.isPresent()) {
            return new Run.Refused(closed.get());
        }
        return engine.startWithin(plan, fires.now(plan))
                .<Run>map(Run.Started::new)
                .orElseGet(() -> new Run.Refused(
                        "An execution of this pipeline is still going. Wait for its end, or cancel it."));
    }

    private List<Execution> active(String owner, String id) {
        return going(owner, id).filter(execution -> !execution.trial()).toList();
    }

    /** The pipeline's trial that has not ended; there is one at most. */
    Optional<Execution> trial(String owner, String id) {
        return going(owner, id).filter(Execution::trial).findFirst();
    }

    private Stream<Execution> going(String owner, String id) {
        return store.list(new ExecutionStore.Query(owner, id, null, null, MANY)).stream()
                .filter(execution -> !execution.status().terminal());
    }

    private Optional<String> refusal(Pipeline pipeline) {
        return refusal(pipeline.owner(), pipeline.id(), pipeline.definition().settings());
    }

    /** What is missing where a pipeline with these settings would trade. */
    List<Problem> missing(String owner, Definition.Settings settings) {
        return venues.problems(owner, settings);
    }

    /** Why a pipeline cannot run here with these settings, whatever its definition says of itself. */
    Optional<String> refusal(String owner, String id, Definition.Settings settings) {
        return plans.halted(owner, id).or(() -> venues.refusal(owner, settings));
    }

    /** Answer to {@link #runNow}. */
    public sealed interface Run {
        record Started(Execution execution) implements Run {}

        record NotFound() implements Run {}

        /** Not now; the reason is a sentence. */
        record Refused(String reason) implements Run {}
    }
}
