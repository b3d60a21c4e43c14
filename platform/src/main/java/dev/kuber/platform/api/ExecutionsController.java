package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.history.PastRuns;
import dev.kuber.platform.pipelines.TradingMode;
import dev.kuber.trade.Symbol;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Executions: list, look into, cancel. */
@RestController
@RequestMapping("/api/v1/executions")
@Tag(name = "executions")
class ExecutionsController {

    private final ExecutionStore store;
    private final PastRuns history;
    private final Engine engine;
    private final ExecutionViews views;

    ExecutionsController(ExecutionStore store, PastRuns history, Engine engine, ExecutionViews views) {
        this.store = store;
        this.history = history;
        this.engine = engine;
        this.views = views;
    }

    @GetMapping
    Page<ExecutionSummary> listExecutions(
            @CurrentUser Account account,
            @RequestParam(name = "pipeline_id", required = false) @Nullable String pipelineId,
            @RequestParam(name = "backtest_id", required = false) @Nullable String backtestId,
            @RequestParam(required = false) @Nullable ExecutionStatus status,
            @RequestParam(name = "trading_mode", required = false) @Nullable TradingMode tradingMode,
            @RequestParam(required = false) @Nullable Symbol symbol,
            @RequestParam(required = false) ExecutionSummary.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var paging = new Paging(limit, after);
        var filter = new PastRuns.Filter(
                backtestId != null ? backtestId : pipelineId,
                status,
                tradingMode == null ? null : tradingMode.name().toLowerCase(Locale.ROOT),
                symbol,
                kind == null ? null : kind == ExecutionSummary.Kind.TRIAL,
                from,
                to,
                q);
        return paging.page(
                        history.find(account.id().toString(), filter, after, paging.probe()),
                        run -> run.execution().id())
                .map(ExecutionSummary::of);
    }

    @GetMapping("/{id}")
    ExecutionResponse getExecution(@CurrentUser Account account, @PathVariable String id) {
        return views.full(account.id().toString(), id).orElseThrow(() -> Refusal.notFound("execution"));
    }

    @PostMapping("/{id}/cancel")
    ExecutionResponse cancelExecution(@CurrentUser Account account, @PathVariable String id) {
        String owner = account.id().toString();
        Execution execution = store.find(owner, id).orElseThrow(() -> Refusal.notFound("execution"));
        return switch (engine.cancel(execution.id(), "Cancelled by " + account.name() + ".")) {
            case CANCELLED -> getExecution(account, id);
            case NOT_FOUND -> throw Refusal.notFound("execution");
            case ENDED_BEFORE -> throw Refusal.conflict("The execution has ended already.");
            case POSITION_OPEN -> throw Refusal.conflict("The execution holds a position: close it before you cancel.");
        };
    }
}
