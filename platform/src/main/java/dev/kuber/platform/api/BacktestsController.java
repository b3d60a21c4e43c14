package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.backtests.BacktestRequest;
import dev.kuber.platform.backtests.Backtests;
import dev.kuber.platform.backtests.Creation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Backtests: ask for one, follow it, cancel or remove it. */
@RestController
@RequestMapping("/api/v1/backtests")
@Tag(name = "backtests")
class BacktestsController {

    private final Backtests backtests;

    BacktestsController(Backtests backtests) {
        this.backtests = backtests;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    BacktestResponse createBacktest(@CurrentUser Account account, @RequestBody BacktestRequest request) {
        return switch (backtests.create(account.id().toString(), request)) {
            case Creation.Created(var backtest) -> BacktestResponse.whole(backtest);
            case Creation.NoPipeline() -> throw Refusal.notFound("pipeline");
            case Creation.Refused(var reason, var problems) ->
                throw Refusal.unprocessable(reason, PipelinesController.faults(problems));
        };
    }

    @GetMapping
    Page<BacktestResponse> listBacktests(
            @CurrentUser Account account,
            @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var paging = new Paging(limit, after);
        return paging.page(backtests.list(account.id().toString(), paging.offset(), paging.probe()))
                .map(BacktestResponse::inList);
    }

    @GetMapping("/{id}")
    BacktestResponse getBacktest(@CurrentUser Account account, @PathVariable String id) {
        return backtests
                .get(account.id().toString(), id)
                .map(BacktestResponse::whole)
                .orElseThrow(() -> Refusal.notFound("backtest"));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeBacktest(@CurrentUser Account account, @PathVariable String id) {
        if (!backtests.remove(account.id().toString(), id)) {
            throw Refusal.notFound("backtest");
        }
    }
}
