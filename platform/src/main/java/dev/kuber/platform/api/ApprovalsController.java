package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.modes.TradeApprovals;
import dev.kuber.platform.orders.Approval;
import dev.kuber.platform.orders.ApprovalInbox.Filter;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.trade.Money;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Trades that wait for the user's consent. */
@RestController
@RequestMapping("/api/v1/approvals")
@Tag(name = "approvals")
class ApprovalsController {

    private final TradeApprovals approvals;
    private final InterventionForms forms;
    private final PipelineLabels labels;

    ApprovalsController(TradeApprovals approvals, InterventionForms forms, PipelineLabels labels) {
        this.approvals = approvals;
        this.forms = forms;
        this.labels = labels;
    }

    record DecisionForm(boolean approved, @Nullable String reason) {}

    /**
     * A trade that waits, or waited, for consent.
     *
     * @param risk money lost if the stop is hit at its price
     */
    record ApprovalResponse(
            String id,
            String pipelineId,
            String pipelineName,
            String executionId,
            String tradingMode,
            Symbol symbol,
            Side side,
            Quantity quantity,
            Price entry,
            Price stop,
            Price target1,
            Price target2,
            Money risk,
            String sentence,
            Instant askedAt,
            Instant until,
            Approval.Status status,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String reason) {}

    /** Newest first. */
    @GetMapping
    Page<ApprovalResponse> listApprovals(
            @CurrentUser Account account,
            @RequestParam(defaultValue = "all") Filter status,
            @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable Long after) {
        var paging = new Paging(limit, null);
        List<Approval> found =
                approvals.list(account.id().toString(), status, after == null ? Long.MAX_VALUE : after, paging.probe());
        Page<Approval> page = paging.page(found, approval -> Long.toString(approval.number()));
        List<ApprovalResponse> items = page.items().stream()
                .filter(approval -> status != Filter.PENDING || approval.status() == Approval.Status.PENDING)
                .map(this::response)
                .toList();
        return new Page<>(items, page.next());
    }

    @PostMapping("/{id}/decision")
    ApprovalResponse decideApproval(
            @CurrentUser Account account, @PathVariable String id, @RequestBody DecisionForm form) {
        return switch (approvals.decide(forms.request(account, form.reason(), null), id, form.approved())) {
            case TradeApprovals.Decision.Decided(var approval) -> response(approval);
            case TradeApprovals.Decision.NotFound _ -> throw Refusal.notFound("approval");
            case TradeApprovals.Decision.Refused(var reason) -> throw Refusal.conflict(reason);
        };
    }

    /** The same of a pair such as BTC/USD, whose name is at the end of the id. */
    @PostMapping("/{id}/{quote}/decision")
    ApprovalResponse decidePairApproval(
            @CurrentUser Account account,
            @PathVariable String id,
            @PathVariable String quote,
            @RequestBody DecisionForm form) {
        return decideApproval(account, id + "/" + quote, form);
    }

    private ApprovalResponse response(Approval approval) {
        Pipelines.Label label = labels.of(approval.owner(), approval.pipelineId(), approval.revision());
        TradePlan plan = approval.plan();
        return new ApprovalResponse(
                approval.id(),
                approval.pipelineId(),
                label.name(),
                approval.executionId(),
                label.tradingMode(),
                plan.symbol(),
                plan.side(),
                plan.quantity(),
                plan.entry(),
                plan.stop(),
                plan.target1(),
                plan.target2(),
                plan.risk(),
                approval.sentence(),
                approval.askedAt(),
                approval.until(),
                approval.status(),
                approval.decidedBy(),
                approval.decidedAt(),
                approval.reason());
    }
}
