package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.modes.PipelineRuns;
import dev.kuber.platform.modes.TrialRuns;
import dev.kuber.platform.pipelines.Change;
import dev.kuber.platform.pipelines.Pipelines;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starting, pausing and stopping pipelines, and running one once. */
@RestController
@RequestMapping("/api/v1/pipelines/{id}")
@Tag(name = "pipelines")
class PipelineRunsController {

    private final PipelineRuns runs;
    private final Pipelines pipelines;
    private final PipelineViews views;
    private final ExecutionViews executions;
    private final TrialRuns trials;
    private final TrialRequests requests;

    PipelineRunsController(
            PipelineRuns runs,
            TrialRuns trials,
            TrialRequests requests,
            Pipelines pipelines,
            PipelineViews views,
            ExecutionViews executions) {
        this.runs = runs;
        this.trials = trials;
        this.requests = requests;
        this.pipelines = pipelines;
        this.views = views;
        this.executions = executions;
    }

    /** What starting a pipeline that trades with real money takes: {@code LIVE} typed, and why. */
    record StartRequest(
            @Nullable String confirmation, @Nullable String reason) {}

    @PostMapping("/start")
    PipelineResponse startPipeline(
            @CurrentUser Account account,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable StartRequest start) {
        String owner = account.id().toString();
        var consent = start == null
                ? new PipelineRuns.Consent(null, null)
                : new PipelineRuns.Consent(start.confirmation(), start.reason());
        runs.unconfirmed(owner, id, consent).ifPresent(sentence -> {
            throw Refusal.conflict(sentence);
        });
        Change change = runs.start(owner, id, consent);
        if (change instanceof Change.Refused(String reason)) {
            throw Refusal.unprocessable(reason, problems(owner, id));
        }
        return views.full(PipelinesController.changed(change));
    }

    @PostMapping("/pause")
    PipelineResponse pausePipeline(@CurrentUser Account account, @PathVariable String id) {
        return views.full(PipelinesController.changed(runs.pause(account.id().toString(), id)));
    }

    @PostMapping("/stop")
    PipelineResponse stopPipeline(@CurrentUser Account account, @PathVariable String id) {
        return views.full(PipelinesController.changed(runs.stop(account.id().toString(), id)));
    }

    @PostMapping("/executions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExecutionSummary runPipeline(
            @CurrentUser Account account,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable TrialRequest trial) {
        String owner = account.id().toString();
        if (trial != null) {
            return tryOut(owner, id, trial);
        }
        return switch (runs.runNow(owner, id)) {
            case PipelineRuns.Run.Started started -> executions.summary(started.execution());
            case PipelineRuns.Run.NotFound _ -> throw Refusal.notFound("pipeline");
            case PipelineRuns.Run.Refused refused -> throw Refusal.unprocessable(refused.reason(), problems(owner, id));
        };
    }

    private ExecutionSummary tryOut(String owner, String id, TrialRequest request) {
        return switch (trials.start(owner, id, requests.read(request))) {
            case TrialRuns.Answer.Started(Execution execution) -> executions.summary(execution);
            case TrialRuns.Answer.NotFound _ -> throw Refusal.notFound("pipeline");
            case TrialRuns.Answer.Refused(String reason, var problems) ->
                throw Refusal.unprocessable(reason, PipelinesController.faults(problems));
            case TrialRuns.Answer.Busy busy -> throw Refusal.busy(busy.reason(), busy.executionId());
        };
    }

    private List<Problem.Fault> problems(String owner, String id) {
        return pipelines
                .get(owner, id)
                .map(views::problems)
                .map(PipelinesController::faults)
                .orElse(List.of());
    }
}
