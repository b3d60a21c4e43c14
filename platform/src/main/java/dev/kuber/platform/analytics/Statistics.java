package dev.kuber.platform.analytics;

import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Key figures of closed trades and of the equity they made. A figure that is not defined, for lack of trades, losses or
 * days, is null; none is ever infinite. Percentages are in percent.
 *
 * @param trades number of closed trades; those that made exactly nothing are neither wins nor losses
 * @param wins trades with a profit above zero
 * @param losses trades with a profit below zero
 * @param netProfit sum of profits after commission
 * @param grossProfit sum of profits before commission: net profit plus commission
 * @param commission sum paid
 * @param winRate wins / trades
 * @param averageWin mean profit of the wins
 * @param averageLoss mean profit of the losses, below zero
 * @param winLossRatio average win / |average loss|
 * @param profitFactor sum of the wins / |sum of the losses|
 * @param sharpe annualised {@linkplain Returns#sharpe Sharpe ratio} of daily returns
 * @param sortino annualised {@linkplain Returns#sortino Sortino ratio} of daily returns
 * @param maxDrawdown largest fall of the equity from a peak, in money
 * @param maxDrawdownPercent largest fall of the equity from a peak, in percent of that peak; it may be another fall than
 *     the one that was largest in money
 * @param returnPercent (final equity - initial balance) / initial balance
 * @param expectancy mean profit of all trades
 * @param averageR mean R multiple of the trades that have one
 * @param averageHoldMinutes mean time between opening and closing
 * @param bestTrade highest profit
 * @param worstTrade lowest profit
 * @param finalEquity equity at the end, open positions at their last price
 */
public record Statistics(
        int trades,
        int wins,
        int losses,
        Money netProfit,
        Money grossProfit,
        Money commission,
        @Nullable Double winRate,
        @Nullable Money averageWin,
        @Nullable Money averageLoss,
        @Nullable Double winLossRatio,
        @Nullable Double profitFactor,
        @Nullable Double sharpe,
        @Nullable Double sortino,
        Money maxDrawdown,
        @Nullable Double maxDrawdownPercent,
        @Nullable Double returnPercent,
        @Nullable Money expectancy,
        @Nullable Double averageR,
        @Nullable Double averageHoldMinutes,
        @Nullable Money bestTrade,
        @Nullable Money worstTrade,
        Money finalEquity) {

    private static final int AVERAGE_DECIMALS = 4;

    /**
     * The figures.
     *
     * @param curve equity from the initial balance on, marked at least at the end of every trading day
     * @param zone in which days are counted
     */
    public static Statistics of(List<ClosedTrade> trades, EquityCurve curve, ZoneId zone) {
        Money net = sum(trades, t -> true);
        Money commission = trades.stream().map(ClosedTrade::commission).reduce(Money.ZERO, Money::plus);
        Money won = sum(trades, Statistics::won);
        Money lost = sum(trades, Statistics::lost);
        int wins = count(trades, Statistics::won);
        int losses = count(trades, Statistics::lost);
        Money averageWin = average(won, wins);
        Money averageLoss = average(lost, losses);
        Returns returns = Returns.daily(curve, zone);
        Drawdown drawdown = Drawdown.of(curve);
        Money last = curve.last();
        return new Statistics(
                trades.size(),
                wins,
                losses,
                net,
                net.plus(commission),
                commission,
                percent(wins, trades.size()),
                averageWin,
                averageLoss,
                ratio(averageWin, averageLoss),
                wins + losses == 0 ? null : ratio(won, lost),
                returns.sharpe(),
                returns.sortino(),
                EquityCurve.money(drawdown.money()),
                drawdown.percent(),
                percent(last.minus(curve.initial()).toDouble(), curve.initial().toDouble()),
                average(net, trades.size()),
                mean(trades.stream().map(ClosedTrade::rMultiple)),
                mean(trades.stream().map(t -> t.held().toMillis() / 60_000.0)),
                trades.stream().map(ClosedTrade::profit).max(Money::compareTo).orElse(null),
                trades.stream().map(ClosedTrade::profit).min(Money::compareTo).orElse(null),
                last);
    }

    private static boolean won(ClosedTrade trade) {
        return trade.profit().isPositive();
    }

    private static boolean lost(ClosedTrade trade) {
        return trade.profit().isNegative();
    }

    private static Money sum(List<ClosedTrade> trades, Predicate<ClosedTrade> which) {
        return trades.stream().filter(which).map(ClosedTrade::profit).reduce(Money.ZERO, Money::plus);
    }

    private static int count(List<ClosedTrade> trades, Predicate<ClosedTrade> which) {
        return (int) trades.stream().filter(which).count();
    }

    private static @Nullable Money average(Money sum, int count) {
        return count == 0
                ? null
                : new Money(sum.value().divide(BigDecimal.valueOf(count), AVERAGE_DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static @Nullable Double ratio(@Nullable Money won, @Nullable Money lost) {
        return won == null || lost == null || lost.isZero()
                ? null
                : won.toDouble() / lost.abs().toDouble();
    }

    private static @Nullable Double percent(double part, double whole) {
        return whole > 0 ? part / whole * 100 : null;
    }

    /** Of the values that are there. */
    private static @Nullable Double mean(Stream<@Nullable Double> values) {
        double[] known = values.flatMap(v -> Optional.ofNullable(v).stream())
                .mapToDouble(v -> v)
                .toArray();
        return known.length == 0 ? null : Arrays.stream(known).sum() / known.length;
    }
}
