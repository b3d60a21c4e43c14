package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.pipelines.Change;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Definitions;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.platform.pipelines.Template;
import dev.kuber.platform.pipelines.Templates;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Pipelines: write, read, validate, copy, delete. */
@RestController
@RequestMapping("/api/v1/pipelines")
@Tag(name = "pipelines")
class PipelinesController {

    private final Pipelines pipelines;
    private final Templates templates;
    private final PipelineViews views;

    PipelinesController(Pipelines pipelines, Templates templates, PipelineViews views) {
        this.pipelines = pipelines;
        this.templates = templates;
        this.views = views;
    }

    /** Either a definition or the slug of a template. */
    record CreateRequest(
            @Nullable String name,
            @Nullable String description,
            @Nullable JsonNode definition,
            @Nullable String template) {}

    /** What to save, and the revision that was edited. */
    record SaveRequest(String name, @Nullable String description, JsonNode definition, int revision) {}

    record ValidateRequest(JsonNode definition) {}

    record ValidateResponse(boolean valid, List<dev.kuber.platform.pipelines.Problem> problems) {}

    record CloneRequest(@Nullable String name) {}

    @GetMapping
    Page<PipelineResponse> list(
            @CurrentUser Account account,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) Pipeline.@Nullable Status status,
            @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var paging = new Paging(limit, after);
        List<Pipeline> found = pipelines.list(owner(account), q, status, paging.offset(), paging.probe());
        return paging.page(found).map(views::summary);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PipelineResponse create(@CurrentUser Account account, @RequestBody CreateRequest request) {
        Pipeline.Draft draft;
        if (request.template() != null) {
            Template template = templates.find(request.template()).orElseThrow(() -> Refusal.notFound("template"));
            draft = draft(
                    or(request.name(), template.name()),
                    or(request.description(), template.description()),
                    template.definition());
        } else if (request.definition() != null) {
            draft = draft(or(request.name(), ""), request.description(), read(request.definition()));
        } else {
            throw Refusal.invalid(Problem.Fault.field("definition", "Give a definition or the slug of a template."));
        }
        return views.full(pipelines.create(owner(account), draft));
    }

    @GetMapping("/{id}")
    PipelineResponse get(@CurrentUser Account account, @PathVariable String id) {
        return views.full(pipelines.get(owner(account), id).orElseThrow(() -> Refusal.notFound("pipeline")));
    }

    @PutMapping("/{id}")
    PipelineResponse save(@CurrentUser Account account, @PathVariable String id, @RequestBody SaveRequest request) {
        Pipeline.Draft draft = draft(request.name(), request.description(), read(request.definition()));
        return views.full(changed(pipelines.save(owner(account), id, request.revision(), draft)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@CurrentUser Account account, @PathVariable String id) {
        if (views.openPositions(get(account, id).id()) > 0) {
            throw Refusal.conflict("The pipeline holds positions: close them before you delete it.");
        }
        changed(pipelines.delete(owner(account), id));
    }

    @GetMapping("/{id}/revisions")
    Page<Pipeline.Revision> revisions(@CurrentUser Account account, @PathVariable String id) {
        List<Pipeline.Revision> revisions = pipelines.revisions(owner(account), id);
        if (revisions.isEmpty()) {
            throw Refusal.notFound("pipeline");
        }
        return Page.all(revisions);
    }

    @PostMapping("/validate")
    ValidateResponse validate(@RequestBody ValidateRequest request) {
        List<dev.kuber.platform.pipelines.Problem> problems = switch (Definitions.read(request.definition())) {
            case Definitions.Reading.Read read -> pipelines.problems(read.definition());
            case Definitions.Reading.Unreadable unreadable -> unreadable.problems();
        };
        return new ValidateResponse(
                problems.stream().noneMatch(dev.kuber.platform.pipelines.Problem::isError), problems);
    }

    @PostMapping("/{id}/clone")
    @ResponseStatus(HttpStatus.CREATED)
    PipelineResponse copy(
            @CurrentUser Account account,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable CloneRequest request) {
        return views.full(pipelines
                .copy(owner(account), id, request == null ? null : request.name())
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

    private static Pipeline.Draft draft(String name, @Nullable String description, Definition definition) {
        try {
            return new Pipeline.Draft(name, description == null ? "" : description, definition);
        } catch (IllegalArgumentException e) {
            // Its message begins with the field.
            String[] parts = String.valueOf(e.getMessage()).split(": ", 2);
            throw Refusal.invalid(Problem.Fault.field(parts[0], parts[parts.length - 1]));
        }
    }
}
