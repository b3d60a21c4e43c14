package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.modes.Readiness;
import dev.kuber.platform.pipelines.Change;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Definitions;
import dev.kuber.platform.pipelines.Labels;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.platform.pipelines.Template;
import dev.kuber.platform.pipelines.Templates;
import dev.kuber.platform.pipelines.TradingMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pipelines: write, read, validate, copy, delete. */
@RestController
@RequestMapping("/api/v1/pipelines")
@Tag(name = "pipelines")
class PipelinesController {

    private final Pipelines pipelines;
    private final Templates templates;
    private final Readiness readiness;
    private final PipelineViews views;

    PipelinesController(Pipelines pipelines, Templates templates, Readiness readiness, PipelineViews views) {
        this.pipelines = pipelines;
        this.templates = templates;
        this.readiness = readiness;
        this.views = views;
    }

    /** Either a definition or the slug of a template. */
    record CreateRequest(
            @Nullable String name,
            @Nullable String description,
            @Nullable JsonNode definition,
            @Nullable String template) {}

    /**
     * What to save, and the revision that was edited.
     *
     * @param note what the user says about this revision
     * @param draftVersion of the draft that this publishes; it is removed
     */
    record SaveRequest(
            @Nullable String name,
            @Nullable String description,
            JsonNode definition,
            int revision,
            @Nullable String note,
            @Nullable Long draftVersion) {}

    /** What is null stays as it is. */
    record PatchRequest(
            @Nullable String name,
            @Nullable String description,
            @Nullable List<String> tags,
            @Nullable Boolean favourite) {}

    /** @param pipelineId whose limits count; null for one that is not saved yet */
    record ValidateRequest(JsonNode definition, @Nullable String pipelineId) {}

    record ValidateResponse(boolean valid, List<dev.kuber.platform.pipelines.Problem> problems) {}

    record CloneRequest(@Nullable String name, @Nullable TradingMode tradingMode) {}

    @GetMapping
    Page<PipelineResponse> listPipelines(
            @CurrentUser Account account,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) Pipeline.@Nullable Status status,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable Boolean favourite,
            @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var paging = new Paging(limit, after);
        var filter = new Pipelines.Filter(q, status, tag, favourite);
        List<Pipeline> found = pipelines.list(owner(account), filter, paging.offset(), paging.probe());
        return paging.page(found).map(views::summary);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PipelineResponse createPipeline(@CurrentUser Account account, @RequestBody CreateRequest request) {
        Pipeline.Content content;
        if (request.template() != null) {
            Template template = templates.find(request.template()).orElseThrow(() -> Refusal.notFound("template"));
            content = content(
                    or(request.name(), template.name()),
                    or(request.description(), template.description()),
                    template.definition());
        } else if (request.definition() != null) {
            content = content(or(request.name(), ""), request.description(), read(request.definition()));
        } else {
            throw Refusal.invalid(Problem.Fault.field("definition", "Give a definition or the slug of a template."));
        }
        return views.full(pipelines.create(owner(account), content));
    }

    @GetMapping("/{id}")
    PipelineResponse getPipeline(@CurrentUser Account account, @PathVariable String id) {
        return views.full(pipelines.get(owner(account), id).orElseThrow(() -> Refusal.notFound("pipeline")));
    }

    @PutMapping("/{id}")
    PipelineResponse savePipeline(
            @CurrentUser Account account, @PathVariable String id, @RequestBody SaveRequest request) {
        Definition definition = read(request.definition());
        Pipeline.Save save = named(() -> new Pipeline.Save(
                request.revision(),
                request.name(),
                request.description(),
                definition,
                request.note(),
                request.draftVersion()));
        return views.full(changed(pipelines.save(owner(account), id, save)));
    }

    @PatchMapping("/{id}")
    PipelineResponse editPipeline(
            @CurrentUser Account account, @PathVariable String id, @RequestBody PatchRequest request) {
        Labels.Patch patch = named(
                () -> new Labels.Patch(request.name(), request.description(), request.tags(), request.favourite()));
        return views.full(changed(pipelines.label(owner(account), id, patch)));
    }

    @GetMapping("/tags")
    Page<Labels.Tag> listTags(@CurrentUser Account account) {
        return Page.all(pipelines.tags(owner(account)));
    }

    @GetMapping("/settings-schema")
    ObjectNode getSettingsSchema() {
        return Definitions.settingsSchema();
    }

    @PostMapping("/{id}/archive")
    PipelineResponse archivePipeline(@CurrentUser Account account, @PathVariable String id) {
        if (views.openPositions(getPipeline(account, id).id()) > 0) {
            throw Refusal.conflict("The pipeline holds positions: close them before you archive it.");
        }
        return views.full(changed(pipelines.setStatus(owner(account), id, Pipeline.Status.ARCHIVED)));
    }

    @PostMapping("/{id}/unarchive")
    PipelineResponse unarchivePipeline(@CurrentUser Account account, @PathVariable String id) {
        return views.full(changed(pipelines.setStatus(owner(account), id, Pipeline.Status.DRAFT)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deletePipeline(@CurrentUser Account account, @PathVariable String id) {
        if (views.openPositions(getPipeline(account, id).id()) > 0) {
            throw Refusal.conflict("The pipeline holds positions: close them before you delete it.");
        }
        changed(pipelines.delete(owner(account), id));
    }

    @GetMapping("/{id}/revisions")
    Page<Pipeline.Revision> listRevisions(@CurrentUser Account account, @PathVariable String id) {
        List<Pipeline.Revision> revisions = pipelines.revisions(owner(account), id);
        if (revisions.isEmpty()) {
            throw Refusal.notFound("pipeline");
        }
        return Page.all(revisions);
    }

    @PostMapping("/validate")
    ValidateResponse validatePipeline(@CurrentUser Account account, @RequestBody ValidateRequest request) {
        String pipelineId = request.pipelineId();
        if (pipelineId != null && pipelines.get(owner(account), pipelineId).isEmpty()) {
            throw Refusal.notFound("pipeline");
        }
        List<dev.kuber.platform.pipelines.Problem> problems = switch (Definitions.read(request.definition())) {
            case Definitions.Reading.Read read -> readiness.withBudget(owner(account), pipelineId, read.definition());
            case Definitions.Reading.Unreadable unreadable -> unreadable.problems();
        };
        return new ValidateResponse(
                problems.stream().noneMatch(dev.kuber.platform.pipelines.Problem::isError), problems);
    }

    @PostMapping("/{id}/clone")
    @ResponseStatus(HttpStatus.CREATED)
    PipelineResponse clonePipeline(
            @CurrentUser Account account,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable CloneRequest request) {
        return views.full(pipelines
                .copy(
                        owner(account),
                        id,
                        request == null ? null : request.name(),
                        request == null ? null : request.tradingMode())
                .orElseThrow(() -> Refusal.notFound("pipeline")));
    }

    private static String owner(Account account) {
        return account.id().toString();
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null || given.isBlank() ? otherwise : given;
    }

    /** The definition that the user sent; 422 if it is none. */
    static Definition read(JsonNode json) {
        return switch (Definitions.read(json)) {
            case Definitions.Reading.Read read -> read.definition();
            case Definitions.Reading.Unreadable unreadable ->
                throw Refusal.unprocessable("The definition cannot be read.", faults(unreadable.problems()));
        };
    }

    static List<Problem.Fault> faults(List<dev.kuber.platform.pipelines.Problem> problems) {
        return problems.stream()
                .map(problem -> new Problem.Fault(problem.field(), problem.node(), null, problem.message()))
                .toList();
    }

    /** The pipeline after a change; 404 or 409 if it was not changed. */
    static Pipeline changed(Change change) {
        return switch (change) {
            case Change.Changed(Pipeline pipeline) -> pipeline;
            case Change.NotFound() -> throw Refusal.notFound("pipeline");
            case Change.Refused(String reason) -> throw Refusal.conflict(reason);
        };
    }

    private static Pipeline.Content content(String name, @Nullable String description, Definition definition) {
        return named(() -> new Pipeline.Content(name, description == null ? "" : description, definition));
    }

    /** What is made from a request; 422 if it is refused with a message that begins with the field. */
    private static <T> T named(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            String[] parts = String.valueOf(e.getMessage()).split(": ", 2);
            throw Refusal.invalid(Problem.Fault.field(parts[0], parts[parts.length - 1]));
        }
    }
}
