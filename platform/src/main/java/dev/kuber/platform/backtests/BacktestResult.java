package dev.kuber.platform.backtests;

import dev.kuber.platform.analytics.AccountChange;
import dev.kuber.platform.analytics.ClosedTrade;
import dev.kuber.platform.analytics.EquityCurve;
import dev.kuber.platform.analytics.EquityPoint;
import dev.kuber.platform.analytics.Statistics;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.markets.History;
import dev.kuber.platform.positions.Trade;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest brought.
 *
 * @param bars finest bars in its range, over all symbols
 * @param executions that ended
 * @param steps taken
 * @param failures executions that failed
 * @param firstFailure why the first of them did
 * @param openAtEnd positions that were still open; they count in the equity, not in the trades
 * @param kept executions that traded, with their steps
 */
public record BacktestResult(
        long bars,
        long executions,
        long steps,
        long failures,
        @Nullable String firstFailure,
        int openAtEnd,
        List<Trade> trades,
        Statistics statistics,
        List<EquityPoint> equity,
        List<ExecutionStore.History> kept,
        boolean cancelled) {

    private static final int CHART_POINTS = 1_000;

    static BacktestResult of(BacktestSetup setup, Outcomes outcomes, List<AccountChange> changes, boolean cancelled) {
        List<Bars> bars = setup.market().values().stream()
                .map(history -> range(setup, history))
                .toList();
        EquityCurve curve = EquityCurve.ofBars(setup.rules().initialBalance(), changes, bars);
        List<ClosedTrade> closed =
                outcomes.trades().stream().map(BacktestResult::closed).toList();
        return new BacktestResult(
                setup.bars(),
                outcomes.executions(),
                outcomes.steps(),
                outcomes.failures(),
                outcomes.firstFailure(),
                outcomes.positions().size(),
                List.copyOf(outcomes.trades()),
                Statistics.of(closed, curve, setup.calendar().zone()),
                curve.points(CHART_POINTS),
                List.copyOf(outcomes.kept()),
                cancelled);
    }

    private static Bars range(BacktestSetup setup, History history) {
        return history.base()
                .slice(
                        history.countClosedBy(history.timeframe(), setup.from()),
                        history.countClosedBy(history.timeframe(), setup.to()));
    }

    private static ClosedTrade closed(Trade trade) {
        Position.Closed position = trade.position();
        double risk = position.plan()
                .riskPerUnit()
                .multiply(position.quantity().value())
                .doubleValue();
        return new ClosedTrade(
                position.opened(),
                position.closed(),
                position.profit(),
                position.commission(),
                risk == 0 ? null : position.profit().toDouble() / risk);
    }
}
