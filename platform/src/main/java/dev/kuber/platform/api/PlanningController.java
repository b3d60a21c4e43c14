package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.estimates.CostRange;
import dev.kuber.platform.estimates.Estimates;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.schedules.PlannedRun;
import dev.kuber.platform.schedules.PlannedRuns;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a pipeline would do, before it does: for definitions that need not be saved, nor valid. */
@RestController
@RequestMapping("/api/v1/pipelines")
@Tag(name = "pipelines")
class PlanningController {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 62;

    private final Catalog catalog;
    private final Estimates estimates;
    private final Clock clock;

    PlanningController(Catalog catalog, Estimates estimates, Clock clock) {
        this.catalog = catalog;
        this.estimates = estimates;
        this.clock = clock;
    }

    /**
     * What is asked about.
     *
     * @param days how many to look ahead; 30 unless told otherwise, at most 62
     * @param from where to begin, in market time; now unless told otherwise
     * @param pipelineId from whose runs the cost is learned; null for one that is not saved yet
     */
    record PlannedRunsRequest(
            JsonNode definition,
            @Nullable Integer days,
            @Nullable Instant from,
            @Nullable String pipelineId) {}

    /** What is planned, oldest first. */
    record PlannedRunsResponse(List<Planned> items, String sentence) {}

    /**
     * A run, or a time within which runs begin.
     *
     * @param until null for a single run
     * @param cost of agents and models; null when nothing is known of it
     */
    record Planned(
            Instant at,
            @Nullable Instant until,
            PlannedRun.Kind kind,
            String sentence,
            @Nullable CostRange cost) {}

    @PostMapping("/planned-runs")
    PlannedRunsResponse plannedRuns(@CurrentUser Account account, @RequestBody PlannedRunsRequest request) {
        int days = request.days() == null ? USUAL_DAYS : request.days();
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.invalid(Problem.Fault.field("days", "Look 1 to " + MOST_DAYS + " days ahead."));
        }
        Definition definition = PipelinesController.read(request.definition());
        Instant from = request.from() == null ? clock.instant() : request.from();
        PlannedRuns planned = planned(definition);
        List<PlannedRun> runs = planned.within(from, days);
        Estimates.Cost cost = estimates.cost(account.id(), request.pipelineId(), definition);
        boolean known = !definition.settings().symbols().isEmpty();
        return new PlannedRunsResponse(
                runs.stream()
                        .map(run -> new Planned(
                                run.at(), run.until(), run.kind(), run.sentence(), known ? cost.of(run.runs()) : null))
                        .toList(),
                planned.sentence(runs, days));
    }

    private PlannedRuns planned(Definition definition) {
        return PlannedRuns.of(
                definition, Calendars.named(definition.settings().calendar().id()), catalog);
    }
}
