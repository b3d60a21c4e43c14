package dev.kuber.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.indicator.SeededBars.Shape;
import dev.kuber.trade.Bars;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every indicator equals TA-Lib's to 1e-6 of its value, and begins at the same bar, on every shape of series. */
class TaLibComparisonTest {

    private static final double TOLERANCE = 1e-6;
    private static final int BARS = 5_000;
    /** TA-Lib takes less than 1e-8 for nothing since 0.4 and less than 1e-14, as we do, since 0.6; this joins the two. */
    private static final double LIFT = 1e6;

    @ParameterizedTest
    @EnumSource
    void averagesEqualTaLib(Shape shape) {
        Bars bars = SeededBars.of(shape, BARS, 1);
        double[] close = TaLib.close(bars);
        for (int period : new int[] {2, 3, 14, 20, 50, 200}) {
            assertEqual("SMA " + period, map(close, new Sma(period)::update), TaLib.sma(close, period), scale(close));
            assertEqual("EMA " + period, map(close, new Ema(period)::update), TaLib.ema(close, period), scale(close));
        }
    }

    @ParameterizedTest
    @EnumSource
    void relativeStrengthEqualsTaLib(Shape shape) {
        double[] close = TaLib.close(SeededBars.of(shape, BARS, 2));
        for (int period : new int[] {2, 7, 14, 30}) {
            double[] expected = TaLib.rsi(lifted(close), period);
            assertEqual("RSI " + period, map(close, new Rsi(period)::update), expected, 100);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rangesAndTrendStrengthEqualTaLib(Shape shape) {
        Bars bars = SeededBars.of(shape, BARS, 3);
        double scale = scale(TaLib.close(bars));
        var range = new TrueRange();
        assertEqual("true range", map(bars, range::update), TaLib.trueRange(bars), scale);
        for (int period : new int[] {2, 7, 14, 30}) {
            assertEqual("ATR " + period, map(bars, new Atr(period)::update), TaLib.atr(bars, period), scale);
            assertEqual("ADX " + period, map(bars, new Adx(period)::update), TaLib.adx(bars, period, LIFT), 100);
        }
    }

    @ParameterizedTest
    @EnumSource
    void macdEqualsTaLib(Shape shape) {
        double[] close = TaLib.close(SeededBars.of(shape, BARS, 4));
        double scale = scale(close);
        for (int[] periods : new int[][] {{12, 26, 9}, {5, 35, 5}, {2, 3, 2}}) {
            var macd = new Macd(periods[0], periods[1], periods[2]);
            double[][] expected = TaLib.macd(close, periods[0], periods[1], periods[2]);
            double[] line = new double[BARS];
            double[] signal = new double[BARS];
            double[] histogram = new double[BARS];
            for (int i = 0; i < BARS; i++) {
                line[i] = macd.update(close[i]);
                signal[i] = macd.signal();
                histogram[i] = macd.histogram();
            }
            // TA-Lib keeps the line back until the signal is known.
            Arrays.fill(line, 0, periods[1] + periods[2] - 2, Double.NaN);
            assertEqual("MACD line", line, expected[0], scale);
            assertEqual("MACD signal", signal, expected[1], scale);
            assertEqual("MACD histogram", histogram, expected[2], scale);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bollingerBandsEqualTaLib(Shape shape) {
        double[] close = TaLib.close(SeededBars.of(shape, BARS, 5));
        double[] lifted = lifted(close);
        for (double deviations : new double[] {1, 2, 2.5}) {
            var bands = new Bollinger(20, deviations);
            for (int i = 0; i < BARS; i++) {
                bands.update(close[i]);
                double[] actual = {bands.upper(), bands.middle(), bands.lower()};
                // Asked window by window: over a whole series TA-Lib's own sums of squares drift.
                double[] expected =
                        map(TaLib.lastBollinger(lifted, Math.max(0, i - 19), i, deviations), price -> price / LIFT);
                assertEqual(shape + " bands at " + i, actual, expected, close[i]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void extremesEqualTaLib(Shape shape) {
        double[] close = TaLib.close(SeededBars.of(shape, BARS, 6));
        for (int period : new int[] {2, 5, 20, 55}) {
            assertThat(map(close, new Highest(period)::update)).isEqualTo(TaLib.max(close, period));
            assertThat(map(close, new Lowest(period)::update)).isEqualTo(TaLib.min(close, period));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 50})
    void changeEqualsTaLibsRateOfChange(int bars) {
        for (Shape shape : Shape.values()) {
            double[] close = TaLib.close(SeededBars.of(shape, BARS, 7));
            assertEqual("ROC on " + shape, map(close, new ChangePercent(bars)::update), TaLib.roc(close, bars), 100);
        }
    }

    /** One indicator over high, low and close. */
    private interface OverBars {
        double update(double high, double low, double close);
    }

    private static double[] map(double[] values, DoubleUnaryOperator indicator) {
        var out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = indicator.applyAsDouble(values[i]);
        }
        return out;
    }

    private static double[] map(Bars bars, OverBars indicator) {
        var out = new double[bars.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = indicator.update(bars.high(i), bars.low(i), bars.close(i));
        }
        return out;
    }

    private static double[] lifted(double[] prices) {
        return map(prices, price -> price * LIFT);
    }

    private static double scale(double[] prices) {
        return Arrays.stream(prices).max().orElseThrow();
    }

    /**
     * @param scale size of the numbers the indicator is computed from; a millionth of a millionth of it is what rounding
     *     leaves where the result itself is near zero
     */
    private static void assertEqual(String what, double[] actual, double[] expected, double scale) {
        for (int i = 0; i < expected.length; i++) {
            double allowed = TOLERANCE * Math.abs(expected[i]) + 1e-12 * scale;
            boolean same =
                    Double.isNaN(expected[i]) ? Double.isNaN(actual[i]) : Math.abs(actual[i] - expected[i]) <= allowed;
            assertThat(same)
                    .as("%s at bar %d: %s, TA-Lib says %s", what, i, actual[i], expected[i])
                    .isTrue();
        }
    }
}
