package dev.kuber.platform.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.estimates.Accuracy;
import dev.kuber.platform.estimates.BudgetLine;
import dev.kuber.platform.estimates.Confidence;
import dev.kuber.platform.estimates.CostRange;
import dev.kuber.platform.estimates.Estimate;
import dev.kuber.platform.estimates.Estimates;
import dev.kuber.platform.estimates.Hindsight;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Pipelines;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What pipelines will cost, and how well that was known. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "costs")
class EstimatesController {

    private static final int MOST_DAYS = 366;

    private final Estimates estimates;
    private final Pipelines pipelines;

    EstimatesController(Estimates estimates, Pipelines pipelines) {
        this.estimates = estimates;
        this.pipelines = pipelines;
    }

    /**
     * What is asked about.
     *
     * @param definition need neither be saved nor valid
     * @param pipelineId whose runs and limits count; null for one that is not saved yet
     */
    record EstimateRequest(JsonNode definition, @Nullable String pipelineId) {}

    /**
     * What it will cost.
     *
     * @param budget the limits that are set, and what would become of them
     * @param unknown what is not included, in sentences
     */
    record EstimateResponse(
            CostRange perExecution,
            CostRange perDay,
            CostRange perMonth,
            String currency,
            Confidence confidence,
            String confidenceSentence,
            List<Estimate.EstimatedAgent> agents,
            List<BudgetLine> budget,
            Hindsight history,
            String sentence,
            List<String> unknown) {}

    /** How well estimates have matched what executions cost. */
    record AccuracyResponse(
            int runs,
            @Nullable Double medianErrorPercent,
            @JsonProperty("within_15_percent") @Nullable Double withinFifteenPercent,
            String sentence,
            String currency,
            int days,
            List<Accuracy.Item> items,
            List<Accuracy.AgentAccuracy> byAgent) {}

    @PostMapping("/pipelines/estimate-cost")
    EstimateResponse estimateCost(@CurrentUser Account account, @RequestBody EstimateRequest request) {
        Definition definition = PipelinesController.read(request.definition());
        String pipelineId = request.pipelineId();
        if (pipelineId != null) {
            pipeline(account, pipelineId);
        }
        return response(account, pipelineId, definition);
    }

    @GetMapping("/pipelines/{id}/cost-estimate")
    EstimateResponse getCostEstimate(@CurrentUser Account account, @PathVariable String id) {
        return response(account, id, pipeline(account, id).definition());
    }

    @GetMapping("/cost/historical-accuracy")
    AccuracyResponse getHistoricalAccuracy(@CurrentUser Account account, @RequestParam(defaultValue = "90") int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.invalid(Problem.Fault.field("days", "Look 1 to " + MOST_DAYS + " days back."));
        }
        Accuracy accuracy = estimates.accuracy(account.id(), days);
        return new AccuracyResponse(
                accuracy.runs(),
                accuracy.medianErrorPercent(),
                accuracy.withinFifteenPercent(),
                accuracy.sentence(),
                "USD",
                days,
                accuracy.items(),
                accuracy.byAgent());
    }

    private Pipeline pipeline(Account account, String id) {
        return pipelines.get(account.id().toString(), id).orElseThrow(() -> Refusal.notFound("pipeline"));
    }

    private EstimateResponse response(Account account, @Nullable String pipelineId, Definition definition) {
        Estimate estimate = estimates.of(account.id(), pipelineId, definition);
        return new EstimateResponse(
                estimate.perExecution(),
                estimate.perDay(),
                estimate.perMonth(),
                "USD",
                estimate.confidence(),
                estimate.confidenceSentence(),
                estimate.agents(),
                estimates.budget(account.id(), pipelineId, definition.settings(), estimate),
                estimate.history(),
                estimate.sentence(),
                estimate.unknown());
    }
}
