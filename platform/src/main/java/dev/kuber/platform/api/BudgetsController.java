package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.audit.Audit;
import dev.kuber.platform.audit.AuditAction;
import dev.kuber.platform.budgets.Allocations;
import dev.kuber.platform.budgets.Budgets;
import dev.kuber.platform.budgets.Overshoot;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.trade.Money;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How much may be spent on agents and models, by the user and by each of his pipelines. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "costs")
class BudgetsController {

    private static final List<Integer> USER_ALERTS = List.of(50, 75, 90);
    private static final List<Integer> PIPELINE_ALERTS = List.of(80);

    private final Budgets budgets;
    private final Allocations allocations;
    private final Pipelines pipelines;
    private final Audit audit;

    BudgetsController(Budgets budgets, Allocations allocations, Pipelines pipelines, Audit audit) {
        this.budgets = budgets;
        this.allocations = allocations;
        this.pipelines = pipelines;
        this.audit = audit;
    }

    /**
     * A limit and how much of it is gone.
     *
     * @param starts first day of the period
     * @param limit null where none is set
     * @param reserved by steps that run now
     * @param left null where none is set
     * @param allocated what pipelines have been given of it; null for a pipeline's own
     * @param overshoot by what more was spent than that; null as long as the limit holds
     */
    record BudgetUsage(
            LocalDate starts,
            @Nullable Money limit,
            Money spent,
            Money reserved,
            @Nullable Money left,
            @Nullable Money allocated,
            @Nullable BudgetOvershoot overshoot) {}

    /**
     * What was spent beyond a limit.
     *
     * @param steps those that cost more than was expected of them, the newest first; none if the limit was lowered
     */
    record BudgetOvershoot(Money amount, String sentence, List<DearStep> steps) {}

    /** A step that cost more than was set aside for it. */
    record DearStep(String executionId, String node, String agentType, Money expected, Money cost, Instant at) {}

    /**
     * A budget as it stands.
     *
     * @param onExhausted of a pipeline: what is done about its positions when the money is gone
     * @param alerts percentages of which the user is told
     */
    record BudgetResponse(
            BudgetUsage day,
            BudgetUsage month,
            Budgets.OnExhausted onExhausted,
            List<Integer> alerts,
            String currency) {}

    /**
     * Limits to set; null is no limit.
     *
     * @param onExhausted of a pipeline; positions are closed unless told otherwise
     */
    record BudgetRequest(
            @Nullable Money dayLimit, @Nullable Money monthLimit, Budgets.@Nullable OnExhausted onExhausted) {}

    /** What a pipeline has been given of its user's budget, and how much of that is gone. */
    record AllocationResponse(String pipelineId, String pipelineName, BudgetUsage day, BudgetUsage month) {}

    private record Changed(@Nullable Money day, @Nullable Money month, Budgets.OnExhausted onExhausted) {}

    @GetMapping("/budget")
    BudgetResponse getBudget(@CurrentUser Account account) {
        return response(budgets.ofUser(account.id()), USER_ALERTS);
    }

    @PutMapping("/budget")
    BudgetResponse setBudget(@CurrentUser Account account, @RequestBody BudgetRequest request) {
        Budgets.Limits limits = limits(request);
        refuse(budgets.setUser(account.id(), limits));
        record(account, "account", limits);
        return getBudget(account);
    }

    /** The pipelines that have limits of their own, those with the most first. */
    @GetMapping("/budget/allocations")
    Page<AllocationResponse> listAllocations(@CurrentUser Account account) {
        String owner = account.id().toString();
        return Page.all(allocations.pipelines(account.id()).stream()
                .flatMap(id -> pipelines.get(owner, id).stream())
                .map(pipeline -> allocation(account, pipeline))
                .toList());
    }

    private AllocationResponse allocation(Account account, Pipeline pipeline) {
        Budgets.State state = budgets.ofPipeline(
                account.id(), pipeline.id(), pipeline.definition().settings());
        return new AllocationResponse(pipeline.id(), pipeline.name(), usage(state.day()), usage(state.month()));
    }

    @GetMapping("/pipelines/{id}/budget")
    BudgetResponse getPipelineBudget(@CurrentUser Account account, @PathVariable String id) {
        return response(budgets.ofPipeline(account.id(), id, settings(account, id)), PIPELINE_ALERTS);
    }

    @PutMapping("/pipelines/{id}/budget")
    BudgetResponse setPipelineBudget(
            @CurrentUser Account account, @PathVariable String id, @RequestBody BudgetRequest request) {
        settings(account, id);
        Budgets.Limits limits = limits(request);
        refuse(budgets.setPipeline(account.id(), id, limits));
        record(account, id, limits);
        return getPipelineBudget(account, id);
    }

    private dev.kuber.platform.pipelines.Definition.Settings settings(Account account, String id) {
        Pipeline pipeline = pipelines.get(account.id().toString(), id).orElseThrow(() -> Refusal.notFound("pipeline"));
        return pipeline.definition().settings();
    }

    private static Budgets.Limits limits(BudgetRequest request) {
        check(request.dayLimit(), "day_limit");
        check(request.monthLimit(), "month_limit");
        Budgets.OnExhausted reaction = request.onExhausted();
        return new Budgets.Limits(
                request.dayLimit(),
                request.monthLimit(),
                reaction == null ? Budgets.OnExhausted.CLOSE_POSITIONS : reaction);
    }

    private static void check(@Nullable Money limit, String field) {
        if (limit != null && limit.isNegative()) {
            throw Refusal.invalid(Problem.Fault.field(field, "A limit is zero or more."));
        }
    }

    private static void refuse(Optional<String> why) {
        why.ifPresent(sentence -> {
            throw Refusal.unprocessable(sentence, List.of());
        });
    }

    private void record(Account account, String subject, Budgets.Limits limits) {
        audit.record(
                account.id(),
                AuditAction.BUDGET_CHANGED,
                subject,
                null,
                new Changed(limits.day(), limits.month(), limits.onExhausted()));
    }

    private static BudgetResponse response(Budgets.State state, List<Integer> alerts) {
        return new BudgetResponse(usage(state.day()), usage(state.month()), state.onExhausted(), alerts, "USD");
    }

    private static BudgetUsage usage(Budgets.Usage usage) {
        Overshoot overshoot = usage.overshoot();
        return new BudgetUsage(
                usage.starts(),
                usage.limit(),
                usage.spent(),
                usage.reserved(),
                usage.left(),
                usage.allocated(),
                overshoot == null ? null : overshoot(overshoot));
    }

    private static BudgetOvershoot overshoot(Overshoot overshoot) {
        String sentence = overshoot.over() + " more was spent than the limit allows"
                + overshoot.words().map(words -> ": " + words).orElse(", because it was set lower than what was spent")
                + ".";
        return new BudgetOvershoot(
                overshoot.over(),
                sentence,
                overshoot.steps().stream()
                        .map(step -> new DearStep(
                                step.executionId(),
                                step.node(),
                                step.agentType(),
                                step.expected(),
                                step.cost(),
                                step.at()))
                        .toList());
    }
}
