package dev.kuber.platform.api;

import dev.kuber.platform.budgets.Confidence;
import dev.kuber.platform.budgets.CostRange;
import dev.kuber.platform.budgets.Estimate;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.schedules.PlannedRun;
import dev.kuber.platform.schedules.PlannedRuns;
import dev.kuber.trade.Money;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a pipeline would do and cost, before it does: for definitions that need not be saved, nor valid. */
@RestController
@RequestMapping("/api/v1/pipelines")
@Tag(name = "pipelines")
class PlanningController {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 62;

    private final Catalog catalog;
    private final Clock clock;

    PlanningController(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * What is asked about.
     *
     * @param days how many to look ahead; 30 unless told otherwise, at most 62
     * @param from where to begin, in market time; now unless told otherwise
     */
    record PlannedRunsRequest(
            JsonNode definition,
            @Nullable Integer days,
            @Nullable Instant from) {}

    /** What is planned, oldest first. */
    record PlannedRunsResponse(List<Planned> items, String sentence) {}

    /**
     * A run, or a time within which runs begin.
     *
     * @param until null for a single run
     * @param cost of the agents' rental; null when nothing is known of it
     */
    record Planned(
            Instant at,
            @Nullable Instant until,
            PlannedRun.Kind kind,
            String sentence,
            @Nullable CostRange cost) {}

    record EstimateRequest(JsonNode definition) {}

    /**
     * What it will cost.
     *
     * @param unknown what is not included, in sentences
     */
    record EstimateResponse(
            CostRange perExecution,
            CostRange perDay,
            CostRange perMonth,
            String currency,
            Confidence confidence,
            List<EstimatedAgent> agents,
            String sentence,
            List<String> unknown) {}

    /**
     * What an agent costs in one execution.
     *
     * @param pricePerHour rental in US dollars for one hour of running time and one symbol
     * @param cost for all symbols
     */
    record EstimatedAgent(
            String node, String agentType, BigDecimal pricePerHour, double minutes, int symbols, Money cost) {}

    @PostMapping("/planned-runs")
    PlannedRunsResponse plannedRuns(@RequestBody PlannedRunsRequest request) {
        int days = request.days() == null ? USUAL_DAYS : request.days();
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.invalid(Problem.Fault.field("days", "Look 1 to " + MOST_DAYS + " days ahead."));
        }
        Definition definition = PipelinesController.read(request.definition());
        Instant from = request.from() == null ? clock.instant() : request.from();
        PlannedRuns planned = planned(definition);
        List<PlannedRun> runs = planned.within(from, days);
        CostRange each = Estimate.of(definition, catalog, planned.perDay(from)).perExecution();
        boolean known = !definition.settings().symbols().isEmpty();
        return new PlannedRunsResponse(
                runs.stream()
                        .map(run -> new Planned(
                                run.at(),
                                run.until(),
                                run.kind(),
                                run.sentence(),
                                known ? each.times(run.runs().low(), run.runs().high()) : null))
                        .toList(),
                planned.sentence(runs, days));
    }

    @PostMapping("/estimate-cost")
    EstimateResponse estimateCost(@RequestBody EstimateRequest request) {
        Definition definition = PipelinesController.read(request.definition());
        Estimate estimate = Estimate.of(definition, catalog, planned(definition).perDay(clock.instant()));
        return new EstimateResponse(
                estimate.perExecution(),
                estimate.perDay(),
                estimate.perMonth(),
                "USD",
                estimate.confidence(),
                estimate.agents().stream()
                        .map(agent -> new EstimatedAgent(
                                agent.node(),
                                agent.agentType(),
                                agent.pricePerHour(),
                                agent.minutes(),
                                agent.symbols(),
                                agent.cost()))
                        .toList(),
                estimate.sentence(),
                estimate.unknown());
    }

    private PlannedRuns planned(Definition definition) {
        return PlannedRuns.of(
                definition, Calendars.named(definition.settings().calendar().id()), catalog);
    }
}
