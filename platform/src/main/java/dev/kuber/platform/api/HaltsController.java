package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.modes.Interventions;
import dev.kuber.platform.orders.Halt;
import dev.kuber.platform.orders.Halts;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Pipelines;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The kill switches: a halt stops entries, of one pipeline or of everything, until it is lifted. */
@RestController
@RequestMapping("/api/v1/halts")
@Tag(name = "halts")
class HaltsController {

    /** What must be typed to lift a halt. */
    private static final String CONFIRMATION = "RESUME";

    private final Halts halts;
    private final Interventions interventions;
    private final InterventionForms forms;
    private final Pipelines pipelines;

    HaltsController(Halts halts, Interventions interventions, InterventionForms forms, Pipelines pipelines) {
        this.halts = halts;
        this.interventions = interventions;
        this.forms = forms;
        this.pipelines = pipelines;
    }

    record HaltForm(@Nullable String pipelineId, @Nullable String reason, boolean flatten) {}

    record LiftForm(@Nullable String confirmation, @Nullable String reason) {}

    enum Scope {
        ACCOUNT,
        PIPELINE
    }

    record HaltResponse(
            String id,
            Scope scope,
            @Nullable String pipelineId,
            @Nullable String pipelineName,
            Instant since,
            String by,
            String reason,
            boolean flatten) {}

    /** The halts in force, oldest first. */
    @GetMapping
    Page<HaltResponse> listHalts(@CurrentUser Account account) {
        return Page.all(halts.inForce(account.id().toString()).stream()
                .map(this::response)
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    HaltResponse haltTrading(@CurrentUser Account account, @RequestBody HaltForm form) {
        String pipelineId = form.pipelineId();
        if (pipelineId != null
                && pipelines.get(account.id().toString(), pipelineId).isEmpty()) {
            throw Refusal.notFound("pipeline");
        }
        return response(interventions.halt(forms.reasoned(account, form.reason(), null), pipelineId, form.flatten()));
    }

    @PostMapping("/{id}/lift")
    HaltResponse liftHalt(@CurrentUser Account account, @PathVariable String id, @RequestBody LiftForm form) {
        if (!CONFIRMATION.equals(form.confirmation())) {
            throw Refusal.conflict(
                    "Type " + CONFIRMATION + " to let trading go on.",
                    Problem.Fault.field("confirmation", "It must be " + CONFIRMATION + "."));
        }
        return interventions
                .resume(forms.reasoned(account, form.reason(), null), id)
                .map(this::response)
                .orElseThrow(() -> Refusal.notFound("halt"));
    }

    private HaltResponse response(Halt halt) {
        String pipelineId = halt.pipelineId();
        return new HaltResponse(
                halt.id(),
                halt.wholeAccount() ? Scope.ACCOUNT : Scope.PIPELINE,
                pipelineId,
                pipelineId == null
                        ? null
                        : pipelines
                                .get(halt.owner(), pipelineId)
                                .map(Pipeline::name)
                                .orElse("(gone)"),
                halt.since(),
                halt.by(),
                halt.reason(),
                halt.flatten());
    }
}
