package dev.kuber.platform.markets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class DailyPathTest {

    private static final int DAYS = 7_670;

    @Test
    void returnsHaveFatTails() {
        eachPath((name, path) -> assertThat(kurtosis(returns(path))).as(name).isBetween(3.5, 60.0));
    }

    @Test
    void volatilityComesInClusters() {
        eachPath((name, path) -> {
            double[] squares = Arrays.stream(returns(path)).map(r -> r * r).toArray();
            double sum = 0;
            for (int lag = 1; lag <= 10; lag++) {
                sum += autocorrelation(squares, lag);
            }
            assertThat(sum / 10).as(name).isGreaterThan(0.05);
        });
    }

    @Test
    void returnsThemselvesAreHardlyPredictable() {
        eachPath((name, path) ->
                assertThat(Math.abs(autocorrelation(returns(path), 1))).as(name).isLessThan(0.12));
    }

    @Test
    void trendsLastLongerThanByChance() {
        double[] ratios = new double[25];
        int[] count = {0};
        eachPath((_, path) -> {
            double[] returns = returns(path);
            double[] months = new double[DAYS / 20];
            for (int i = 0; i < months.length * 20 && i < returns.length; i++) {
                months[i / 20] += returns[i];
            }
            ratios[count[0]++] = variance(months) / (20 * variance(returns));
        });
        assertThat(mean(ratios)).isGreaterThan(1.08);
    }

    @Test
    void daysOpenAwayFromTheLastClose() {
        eachPath((name, path) -> {
            int gaps = 0;
            for (int day = 1; day < DAYS; day++) {
                gaps += Math.abs(path.open(day) - path.close(day - 1)) > 0.003 ? 1 : 0;
            }
            assertThat(gaps).as(name).isGreaterThan(DAYS / 4);
        });
    }

    @Test
    void pricesStayInASaneRangeForTwentyOneYears() {
        for (Instrument instrument : Instrument.ALL) {
            for (long seed = 1; seed <= 50; seed++) {
                var path = new DailyPath(instrument, seed, DAYS);
                for (int day = 0; day < DAYS; day++) {
                    assertThat(Math.exp(path.close(day)) / instrument.anchor())
                            .as(instrument.symbol() + " with seed " + seed)
                            .isBetween(0.1, 10.0);
                }
            }
        }
    }

    private static void eachPath(BiConsumer<String, DailyPath> check) {
        for (Instrument instrument : Instrument.ALL) {
            for (long seed = 1; seed <= 5; seed++) {
                check.accept(instrument.symbol() + " with seed " + seed, new DailyPath(instrument, seed, DAYS));
            }
        }
    }

    private static double[] returns(DailyPath path) {
        double[] returns = new double[DAYS - 1];
        for (int day = 1; day < DAYS; day++) {
            returns[day - 1] = path.close(day) - path.close(day - 1);
        }
        return returns;
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double variance(double[] x) {
        double mean = mean(x);
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }

    private static double kurtosis(double[] x) {
        double mean = mean(x);
        double fourth =
                Arrays.stream(x).map(v -> Math.pow(v - mean, 4)).average().orElseThrow();
        return fourth / Math.pow(variance(x), 2);
    }

    private static double autocorrelation(double[] x, int lag) {
        double mean = mean(x);
        double sum = 0;
        for (int i = lag; i < x.length; i++) {
            sum += (x[i] - mean) * (x[i - lag] - mean);
        }
        return sum / x.length / variance(x);
    }
}
