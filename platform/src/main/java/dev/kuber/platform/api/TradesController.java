package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.backtests.Backtest;
import dev.kuber.platform.backtests.Backtests;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.platform.positions.Positions;
import dev.kuber.platform.positions.Trade;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Closed trades of the user's pipelines, or of one backtest. */
@RestController
@RequestMapping("/api/v1/trades")
@Tag(name = "trades")
class TradesController {

    private final Positions positions;
    private final Backtests backtests;
    private final PipelineLabels labels;

    TradesController(Positions positions, Backtests backtests, PipelineLabels labels) {
        this.positions = positions;
        this.backtests = backtests;
        this.labels = labels;
    }

    @GetMapping
    Page<TradeResponse> listTrades(
            @CurrentUser Account account,
            @RequestParam(name = "pipeline_id", required = false) @Nullable String pipelineId,
            @RequestParam(name = "backtest_id", required = false) @Nullable String backtestId,
            @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after) {
        String owner = account.id().toString();
        var paging = new Paging(limit, after);
        if (backtestId != null) {
            Backtest backtest = backtests.head(owner, backtestId).orElseThrow(() -> Refusal.notFound("backtest"));
            List<Trade> trades = positions.trades(owner, backtestId, paging.offset(), paging.probe());
            return paging.page(trades).map(trade -> TradeResponse.of(trade, backtest.pipelineName(), "backtest", true));
        }
        List<Trade> trades = positions.trades(owner, pipelineId, paging.offset(), paging.probe());
        return paging.page(trades).map(trade -> {
            Pipelines.Label label = labels.of(owner, trade.pipelineId(), trade.revision());
            return TradeResponse.of(trade, label.name(), label.tradingMode(), false);
        });
    }
}
