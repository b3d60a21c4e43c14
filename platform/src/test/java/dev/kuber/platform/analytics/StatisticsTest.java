package dev.kuber.platform.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kuber.trade.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private static final Offset<Double> TINY = within(1e-9);
    private static final Instant START = Instant.parse("2026-01-05T15:00:00Z");
    private static final long DAY = 86_400_000;
    private static final Money INITIAL = Money.of(1000);

    /** Five trades: +100 (2 R, 30 min), -50 (-1 R, 60 min), +60 (no R, 90 min), -20 (-0.4 R, 20 min), 0 (0 R, 100 min). */
    private static final List<ClosedTrade> FIVE = List.of(
            trade("100", 2.0, 30),
            trade("-50", -1.0, 60),
            trade("60", null, 90),
            trade("-20", -0.4, 20),
            trade("0", 0.0, 100));

    @Test
    void theFiguresOfFiveTradesAreThoseComputedByHand() {
        Statistics figures = Statistics.of(FIVE, EquityCurve.ofTrades(INITIAL, FIVE), ZoneOffset.UTC);

        assertThat(figures.trades()).isEqualTo(5);
        assertThat(figures.wins()).isEqualTo(2);
        assertThat(figures.losses()).isEqualTo(2);
        assertThat(figures.netProfit()).isEqualTo(Money.of(90));
        assertThat(figures.commission()).isEqualTo(Money.of("5"));
        assertThat(figures.grossProfit()).isEqualTo(Money.of(95));
        assertThat(figures.winRate()).isEqualTo(40.0);
        assertThat(figures.averageWin()).isEqualTo(Money.of(80));
        assertThat(figures.averageLoss()).isEqualTo(Money.of(-35));
        assertThat(figures.winLossRatio()).isCloseTo(80.0 / 35, TINY);
        assertThat(figures.profitFactor()).isCloseTo(160.0 / 70, TINY);
        assertThat(figures.expectancy()).isEqualTo(Money.of(18));
        assertThat(figures.averageR()).isCloseTo(0.15, TINY);
        assertThat(figures.averageHoldMinutes()).isEqualTo(60.0);
        assertThat(figures.bestTrade()).isEqualTo(Money.of(100));
        assertThat(figures.worstTrade()).isEqualTo(Money.of(-50));
        assertThat(figures.finalEquity()).isEqualTo(Money.of(1090));
        assertThat(figures.returnPercent()).isCloseTo(9.0, TINY);
    }

    @Test
    void sharpeAndSortinoAreThoseComputedByHand() {
        // 1000 -> 1010 (+1 %) -> 999.9 (-1 %) -> 1029.897 (+3 %)
        Statistics figures = statistics(daily(1010, 999.9, 1029.897));
        // mean 0.01, sample deviation sqrt((0 + 0.0004 + 0.0004) / 2) = 0.02
        assertThat(figures.sharpe()).isCloseTo(0.01 / 0.02 * Math.sqrt(252), within(1e-6));
        // downside deviation sqrt(0.0001 / 3)
        assertThat(figures.sortino()).isCloseTo(0.01 / Math.sqrt(0.0001 / 3) * Math.sqrt(252), within(1e-6));
    }

    @Test
    void onlyTheLastMarkOfADayCountsForItsReturn() {
        EquityCurve curve = EquityCurve.ofMarks(
                INITIAL,
                new long[] {at(0), at(0) + 1000, at(1), at(1) + 1000, at(2)},
                new double[] {500, 1010, 2000, 999.9, 1029.897});
        assertThat(statistics(curve).sharpe()).isCloseTo(0.01 / 0.02 * Math.sqrt(252), within(1e-6));
    }

    @Test
    void aMarkAtMidnightBelongsToTheDayThatEnds() {
        long midnight = Instant.parse("2026-01-06T00:00:00Z").toEpochMilli();
        EquityCurve curve = EquityCurve.ofMarks(
                INITIAL, new long[] {midnight - 60_000, midnight, midnight + 60_000}, new double[] {900, 1100, 1210});
        assertThat(Returns.daily(curve, ZoneOffset.UTC).values())
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(0.1, 0.1);
        assertThat(Returns.daily(curve, ZoneId.of("America/New_York")).values())
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(0.21);
    }

    @Test
    void drawdownIsTheLargestFallFromAPeakTheInitialBalanceIncluded() {
        // falls: 1000 -> 900 (100, 10 %), 2000 -> 1850 (150, 7.5 %)
        Statistics figures = statistics(daily(900, 1500, 2000, 1850, 2100));
        assertThat(figures.maxDrawdown()).isEqualTo(Money.of(150));
        assertThat(figures.maxDrawdownPercent()).isCloseTo(10.0, TINY);
    }

    @Test
    void whatIsNotDefinedIsNull() {
        Statistics nothing = statistics(daily());
        assertThat(nothing.trades()).isZero();
        assertThat(nothing.netProfit()).isEqualTo(Money.ZERO);
        assertThat(nothing.finalEquity()).isEqualTo(INITIAL);
        assertThat(nothing.returnPercent()).isEqualTo(0.0);
        assertThat(new @Nullable Object[] {
                    nothing.winRate(),
                    nothing.averageWin(),
                    nothing.averageLoss(),
                    nothing.winLossRatio(),
                    nothing.profitFactor(),
                    nothing.sharpe(),
                    nothing.sortino(),
                    nothing.maxDrawdownPercent(),
                    nothing.expectancy(),
                    nothing.averageR(),
                    nothing.averageHoldMinutes(),
                    nothing.bestTrade(),
                    nothing.worstTrade()
                })
                .containsOnlyNulls();
    }

    @Test
    void withoutLossesThereIsNoRatioAndNoProfitFactorAndNoSortino() {
        var wins = List.of(trade("10", null, 5), trade("20", null, 5));
        Statistics figures = Statistics.of(wins, daily(1010, 1030), ZoneOffset.UTC);
        assertThat(figures.profitFactor()).isNull();
        assertThat(figures.winLossRatio()).isNull();
        assertThat(figures.averageLoss()).isNull();
        assertThat(figures.sortino()).isNull();
        assertThat(figures.averageR()).isNull();
        assertThat(figures.sharpe()).isNotNull();
    }

    @Test
    void withoutWinsTheProfitFactorIsZero() {
        var losses = List.of(trade("-10", null, 5));
        assertThat(Statistics.of(losses, daily(990), ZoneOffset.UTC).profitFactor())
                .isEqualTo(0.0);
    }

    @Test
    void returnsWithoutVariationHaveNoSharpe() {
        assertThat(statistics(daily(1010, 1020.1, 1030.301)).sharpe()).isNull();
        assertThat(statistics(daily(1010)).sharpe()).isNull();
    }

    @Test
    void anEquityOfZeroHasNoRatios() {
        Statistics ruined = statistics(daily(500, 0, 100));
        assertThat(ruined.sharpe()).isNull();
        assertThat(ruined.sortino()).isNull();
        assertThat(Objects.requireNonNull(ruined.maxDrawdownPercent())).isEqualTo(100.0);
    }

    private static Statistics statistics(EquityCurve curve) {
        return Statistics.of(List.of(), curve, ZoneOffset.UTC);
    }

    private static EquityCurve daily(double... equity) {
        long[] times = new long[equity.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = at(i);
        }
        return EquityCurve.ofMarks(INITIAL, times, equity);
    }

    private static long at(int day) {
        return START.toEpochMilli() + day * DAY;
    }

    private static ClosedTrade trade(String profit, @Nullable Double r, int minutes) {
        return new ClosedTrade(START, START.plusSeconds(60L * minutes), Money.of(profit), Money.of(1), r);
    }
}
