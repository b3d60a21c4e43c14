package dev.kuber.platform.modes;

import dev.kuber.agent.Fact;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.Problem;
import dev.kuber.platform.pipelines.Trial;
import dev.kuber.platform.pipelines.Trials;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Runs what is on the canvas, or a part of it, beside the schedule. */
@Service
public class TrialRuns {

    private final Pipelines pipelines;
    private final Trials trials;
    private final PipelineRuns runs;
    private final PipelinePlans plans;
    private final Engine engine;
    private final Fires fires;

    TrialRuns(Pipelines pipelines, Trials trials, PipelineRuns runs, PipelinePlans plans, Engine engine, Fires fires) {
        this.pipelines = pipelines;
        this.trials = trials;
        this.runs = runs;
        this.plans = plans;
        this.engine = engine;
        this.fires = fires;
    }

    /**
     * What to try.
     *
     * @param definition null for the draft or, without one, the newest revision
     * @param until id of the node to run to; null for all
     * @param pins what these nodes give instead of running, by node id
     * @param skipTriggers whether triggers fire at once
     */
    public record Request(
            @Nullable Definition definition,
            @Nullable String until,
            Map<String, List<Fact>> pins,
            boolean skipTriggers) {}

    /** What came of it. */
    public sealed interface Answer {
        record Started(Execution execution) implements Answer {}

        record NotFound() implements Answer {}

        /** It cannot run; the reason is a sentence. */
        record Refused(String reason, List<Problem> problems) implements Answer {}

        /**
         * Another trial of this pipeline is going.
         *
         * @param executionId its; null when it has ended just now
         */
        record Busy(String reason, @Nullable String executionId) implements Answer {}
    }

    /** Starts a trial now; what it runs is kept first, so that it can go on after a crash. */
    public Answer start(String owner, String id, Request request) {
        Optional<Pipeline> found = pipelines.get(owner, id);
        if (found.isEmpty()) {
            return new Answer.NotFound();
        }
        Definition given = request.definition();
        Definition definition = given != null ? given : trials.canvas(found.get());
        Definition.Settings settings = definition.settings();
        Optional<String> refused = Modes.notOnTrial(settings.tradingMode()).or(() -> runs.refusal(owner, id, settings));
        if (refused.isPresent()) {
            return new Answer.Refused(refused.get(), runs.missing(owner, settings));
        }
        var asked = new Trial(definition, request.until(), request.pins(), null);
        Instant now = fires.now(new Plan(id, 0, owner, settings, List.of(settings.timeframe()), List.of()));
        Trial trial = request.skipTriggers() ? new Trial(definition, asked.until(), asked.pins(), now) : asked;
        List<Problem> problems = trials.problems(trial);
        Optional<Problem> error = problems.stream().filter(Problem::isError).findFirst();
        if (error.isPresent()) {
            return new Answer.Refused("This cannot run: " + error.get().message(), problems);
        }
        return start(owner, id, trial, now);
    }

    private Answer start(String owner, String id, Trial trial, Instant now) {
        int revision = trials.keep(id, trial);
        Optional<Execution> started = engine.startTrial(plans.load(id, revision), now);
        if (started.isEmpty()) {
            trials.forget(id, revision);
            return new Answer.Busy(
                    "A trial of this pipeline is still going. Wait for its end, or cancel it.",
                    runs.trial(owner, id).map(Execution::id).orElse(null));
        }
        return new Answer.Started(started.get());
    }
}
