package dev.kuber.platform.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EquityCurveTest {

    private static final Instant START = Instant.parse("2026-01-05T15:00:00Z");
    private static final Symbol ACME = Symbol.of("ACME");
    private static final Symbol OTHER = Symbol.of("OTHER");

    @Test
    void everyBarMarksCashAndHoldingsAtItsClose() {
        var changes = List.of(
                new AccountChange(START.plusSeconds(60), ACME, BigDecimal.TEN, Money.of(-1001)),
                new AccountChange(START.plusSeconds(180), ACME, BigDecimal.TEN.negate(), Money.of(1099)));
        EquityCurve curve = EquityCurve.ofBars(Money.of(5000), changes, List.of(bars(ACME, 100, 105, 95, 200)));

        // bought at the open of the second bar, which is the close of the first
        assertThat(curve.points(10))
                .containsExactly(
                        new EquityPoint(START.plusSeconds(60), Money.of(4999), 0.02),
                        new EquityPoint(START.plusSeconds(120), Money.of(5049), 0),
                        new EquityPoint(START.plusSeconds(180), Money.of(5098), 0),
                        new EquityPoint(START.plusSeconds(240), Money.of(5098), 0));
    }

    @Test
    void symbolsAreMarkedTogether() {
        var changes = List.of(
                new AccountChange(START, ACME, BigDecimal.ONE, Money.of(-10)),
                new AccountChange(START, OTHER, BigDecimal.ONE.negate(), Money.of(20)));
        EquityCurve curve =
                EquityCurve.ofBars(Money.of(100), changes, List.of(bars(ACME, 10, 12), bars(OTHER, 20, 15, 10)));
        assertThat(curve.points(10))
                .extracting(EquityPoint::equity)
                .containsExactly(Money.of(100), Money.of(107), Money.of(112));
    }

    @Test
    void aChangeOfASymbolWithoutBarsIsRefused() {
        var changes = List.of(new AccountChange(START, OTHER, BigDecimal.ONE, Money.of(-10)));
        assertThatThrownBy(() -> EquityCurve.ofBars(Money.of(100), changes, List.of(bars(ACME, 10, 12))))
                .hasMessage("There are no bars of OTHER.");
    }

    @Test
    void tradesAddUpInTheOrderOfTheirClose() {
        var first = new ClosedTrade(START, START.plusSeconds(10), Money.of(5), Money.ZERO, null);
        var second = new ClosedTrade(START, START.plusSeconds(20), Money.of(-3), Money.ZERO, null);
        assertThat(EquityCurve.ofTrades(Money.of(100), List.of(second, first)).points(10))
                .extracting(EquityPoint::equity)
                .containsExactly(Money.of(105), Money.of(102));
    }

    @Test
    void fewerPointsStillShowEveryExtreme() {
        var random = new Random(3);
        long[] times = new long[10_000];
        double[] equity = new double[times.length];
        double worth = 1000;
        int low = 0;
        int high = 0;
        for (int i = 0; i < times.length; i++) {
            worth += Math.round(random.nextGaussian() * 100) / 100.0;
            times[i] = START.toEpochMilli() + i * 60_000L;
            equity[i] = worth;
            low = equity[i] < equity[low] ? i : low;
            high = equity[i] > equity[high] ? i : high;
        }
        EquityCurve curve = EquityCurve.ofMarks(Money.of(1000), times, equity);
        List<EquityPoint> points = curve.points(200);
        List<EquityPoint> all = curve.points(times.length);

        assertThat(all).hasSize(times.length);
        assertThat(points).hasSizeBetween(150, 200);
        assertThat(points).contains(all.getFirst(), all.getLast(), all.get(low), all.get(high));
        assertThat(points).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
    }

    private static Bars bars(Symbol symbol, double... closes) {
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < closes.length; i++) {
            Instant opens = START.plusSeconds(60L * i);
            bars.add(new Bar(opens, opens.plusSeconds(60), closes[i], closes[i], closes[i], closes[i], 1));
        }
        return Bars.of(symbol, Timeframe.M1, bars);
    }
}
