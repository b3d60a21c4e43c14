package dev.kuber.platform.markets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.port.MarketData.NoData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SyntheticMarketTest {

    private static final Symbol ORBT = Symbol.of("ORBT");
    private static final Instant START = Instant.parse("2021-01-01T00:00:00Z");
    private final SyntheticMarket market = new SyntheticMarket(1);

    @Test
    void everyMinuteHasABarWithConsistentPricesInCents() {
        for (Symbol symbol : SyntheticMarket.symbols()) {
            Bars bars = market.bars(symbol, Timeframe.M1, START, START.plus(Duration.ofDays(10)));
            assertThat(bars.size()).isEqualTo(14_400);
            for (int i = 0; i < bars.size(); i++) {
                assertThat(bars.low(i))
                        .isLessThanOrEqualTo(Math.min(bars.open(i), bars.close(i)))
                        .isPositive();
                assertThat(bars.high(i)).isGreaterThanOrEqualTo(Math.max(bars.open(i), bars.close(i)));
                assertThat(bars.volume(i)).isPositive();
                assertThat(Math.rint(bars.close(i) * 100) / 100).isEqualTo(bars.close(i));
                assertThat(bars.opensAt(i)).isEqualTo(START.toEpochMilli() + i * 60_000L);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsInWhateverOrderItIsAsked() {
        var other = new SyntheticMarket(1);
        Bars later = other.bars(ORBT, Timeframe.M1, START.plus(Duration.ofDays(100)), START.plus(Duration.ofDays(101)));
        other.bars(Symbol.of("NOVA"), Timeframe.M1, START, START.plus(Duration.ofDays(3)));
        Bars all = market.bars(ORBT, Timeframe.M1, START, START.plus(Duration.ofDays(101)));
        for (int i = 0; i < 1440; i++) {
            assertThat(later.bar(i)).isEqualTo(all.bar(100 * 1440 + i));
        }
    }

    /** Guards stored keys and demos: the market of a seed may never change. */
    @Test
    void theMarketOfASeedIsTheSameForever() {
        Bars bars = market.bars(ORBT, Timeframe.M1, START, START.plus(Duration.ofDays(1)));
        assertThat(new double[] {bars.close(0), bars.close(720), bars.close(1439), bars.volume(720)})
                .containsExactly(229.67, 229.86, 230.72, 13067.0);
    }

    @Test
    void anotherSeedIsAnotherMarketAndSymbolsDiffer() {
        double[] one = returns(market, ORBT);
        assertThat(returns(new SyntheticMarket(2), ORBT)).isNotEqualTo(one);
        assertThat(Math.abs(correlation(one, returns(new SyntheticMarket(2), ORBT))))
                .isLessThan(0.25);
        assertThat(Math.abs(correlation(one, returns(market, Symbol.of("NOVA")))))
                .isLessThan(0.25);
    }

    @Test
    void daysOpenWithGapsAndAreLivelyAtBothEnds() {
        Bars bars = market.bars(ORBT, Timeframe.M1, START, START.plus(Duration.ofDays(60)));
        int gaps = 0;
        double ends = 0;
        double middle = 0;
        for (int day = 0; day < 60; day++) {
            int first = day * 1440;
            if (day > 0 && Math.abs(bars.open(first) / bars.close(first - 1) - 1) > 0.002) {
                gaps++;
            }
            for (int i = 0; i < 30; i++) {
                ends += bars.volume(first + i) + bars.volume(first + 1439 - i);
                middle += bars.volume(first + 500 + i) + bars.volume(first + 600 + i);
            }
        }
        assertThat(gaps).isGreaterThan(30);
        assertThat(ends).isGreaterThan(2 * middle);
    }

    @Test
    void minutesRevertToTheirMean() {
        Bars minutes = market.bars(ORBT, Timeframe.M1, START, START.plus(Duration.ofDays(60)));
        double[] moves = changes(minutes);
        assertThat(lagged(moves)).isLessThan(-0.02);
    }

    @Test
    void coarserBarsAreTheMinutesAddedUp() {
        Instant from = Instant.parse("2024-02-26T00:00:00Z");
        Instant to = from.plus(Duration.ofDays(21));
        History history = market.history(ORBT, from, to);
        for (Timeframe timeframe : new Timeframe[] {Timeframe.M5, Timeframe.H4, Timeframe.D1, Timeframe.W1}) {
            Bars direct = market.bars(ORBT, timeframe, from, to);
            Bars resampled = history.all(timeframe);
            assertThat(direct.size())
                    .as(timeframe.toString())
                    .isEqualTo(resampled.size())
                    .isPositive();
            assertThat(direct.last()).isEqualTo(resampled.last());
            assertThat(direct.bar(0)).isEqualTo(resampled.bar(0));
        }
    }

    @Test
    void barsAreFoundByTheirClose() {
        Instant now = Instant.parse("2024-02-28T10:07:30Z");
        Bars bars = market.closing(ORBT, Timeframe.M5, now.minusSeconds(900), now);
        assertThat(bars.size()).isEqualTo(3);
        assertThat(bars.last().closes()).isEqualTo("2024-02-28T10:05:00Z");
        assertThat(market.closing(
                                ORBT,
                                Timeframe.W1,
                                Instant.parse("2024-02-28T00:00:00Z"),
                                Instant.parse("2024-03-04T00:00:00Z"))
                        .last()
                        .opens())
                .isEqualTo("2024-02-26T00:00:00Z");
    }

    @Test
    void aSymbolThatIsNotListedSaysWhichAre() {
        assertThatThrownBy(() -> market.bars(Symbol.of("AAPL"), Timeframe.M1, START, START.plusSeconds(60)))
                .isInstanceOf(NoData.class)
                .hasMessage("The synthetic market has no AAPL: it has ORBT, NOVA, HELX, PYRA, XCOIN/USD.");
    }

    private static double[] returns(SyntheticMarket market, Symbol symbol) {
        return changes(market.bars(symbol, Timeframe.D1, START, START.plus(Duration.ofDays(200))));
    }

    private static double[] changes(Bars bars) {
        double[] changes = new double[bars.size() - 1];
        for (int i = 1; i < bars.size(); i++) {
            changes[i - 1] = Math.log(bars.close(i) / bars.close(i - 1));
        }
        return changes;
    }

    private static double lagged(double[] x) {
        return correlation(Arrays.copyOfRange(x, 0, x.length - 1), Arrays.copyOfRange(x, 1, x.length));
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
