package dev.kuber.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import dev.kuber.indicator.SeededBars.Shape;
import dev.kuber.trade.Bars;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandardReadingsTest {

    private static final List<Shape> SHAPES = List.of(Shape.values());

    @ParameterizedTest
    @EnumSource
    void theColumnsHoldBitForBitWhatTheIncrementalFormSaysAtEachBar(Shape shape) {
        Bars bars = SeededBars.of(shape, 1_000, 21);
        ReadingsColumns columns = ReadingsColumns.of(bars);
        var readings = new StandardReadings();
        for (int i = 0; i < bars.size(); i++) {
            readings.update(bars, i);
            // Records compare doubles by their bits, NaN included.
            assertThat(columns.at(i)).isEqualTo(readings.current());
        }
    }

    @Test
    void theColumnsAreTheSameAcrossTheirInnerBorders() {
        Bars bars = SeededBars.of(Shape.WALK, 40_000, 22);
        ReadingsColumns columns = ReadingsColumns.of(bars);
        var readings = new StandardReadings();
        for (int i = 0; i < bars.size(); i++) {
            readings.update(bars, i);
            if (i % 16_384 < 3 || i % 16_384 > 16_380 || i == bars.size() - 1) {
                assertThat(columns.at(i)).isEqualTo(readings.current());
            }
        }
    }

    @Test
    void noReadingDependsOnALaterBar() {
        var random = new Random(23);
        for (int trial = 0; trial < 50; trial++) {
            Shape shape = SHAPES.get(random.nextInt(SHAPES.size()));
            Bars bars = SeededBars.of(shape, 600, random.nextLong());
            int last = random.nextInt(bars.size() - 1);
            Bars other = SeededBars.withAnotherFuture(bars, last, random.nextLong());
            assertThat(other.close(last + 1)).isNotEqualTo(bars.close(last + 1));
            ReadingsColumns expected = ReadingsColumns.of(bars);
            ReadingsColumns actual = ReadingsColumns.of(other);
            for (int i = 0; i <= last; i++) {
                assertThat(actual.at(i)).isEqualTo(expected.at(i));
            }
            assertThat(actual.at(last + 1)).isNotEqualTo(expected.at(last + 1));
        }
    }

    @Test
    void eachReadingIsUnknownUntilItHasItsHistory() {
        ReadingsColumns columns = ReadingsColumns.of(SeededBars.of(Shape.WALK, 300, 24));
        assertThat(columns.at(0).change()).isNaN();
        assertThat(columns.at(1).change()).isNotNaN();
        assertThat(columns.at(18).sma20()).isNaN();
        assertThat(columns.at(19).sma20()).isNotNaN();
        assertThat(columns.at(18).bollingerUpper()).isNaN();
        assertThat(columns.at(19).bollingerUpper()).isNotNaN();
        assertThat(columns.at(18).high20()).isNaN();
        assertThat(columns.at(19).high20()).isNotNaN();
        assertThat(columns.at(13).rsi14()).isNaN();
        assertThat(columns.at(14).rsi14()).isNotNaN();
        assertThat(columns.at(13).atr14()).isNaN();
        assertThat(columns.at(14).atr14()).isNotNaN();
        assertThat(columns.at(26).adx14()).isNaN();
        assertThat(columns.at(27).adx14()).isNotNaN();
        assertThat(columns.at(24).macd()).isNaN();
        assertThat(columns.at(25).macd()).isNotNaN();
        assertThat(columns.at(32).macdSignal()).isNaN();
        assertThat(columns.at(33).macdHistogram()).isNotNaN();
        assertThat(columns.at(198).sma200()).isNaN();
        assertThat(columns.at(199).sma200()).isNotNaN();
    }

    @Test
    void theReadingsAreTheNamedIndicatorsOfTheBar() {
        Bars bars = SeededBars.of(Shape.WALK, 400, 25);
        double[] close = TaLib.close(bars);
        int last = bars.size() - 1;
        Readings readings = ReadingsColumns.of(bars).at(last);
        assertThat(readings.bars()).isEqualTo(400);
        assertThat(readings.closes()).isEqualTo(bars.closesAt(last));
        assertThat(readings.close()).isEqualTo(bars.close(last));
        assertThat(readings.volume()).isEqualTo(bars.volume(last));
        near(readings.change(), TaLib.roc(close, 1)[last]);
        near(readings.sma20(), TaLib.sma(close, 20)[last]);
        near(readings.sma50(), TaLib.sma(close, 50)[last]);
        near(readings.sma200(), TaLib.sma(close, 200)[last]);
        near(readings.ema12(), TaLib.ema(close, 12)[last]);
        near(readings.ema26(), TaLib.ema(close, 26)[last]);
        near(readings.rsi14(), TaLib.rsi(close, 14)[last]);
        near(readings.atr14(), TaLib.atr(bars, 14)[last]);
        near(readings.adx14(), TaLib.adx(bars, 14, 1)[last]);
        near(readings.macd(), TaLib.macd(close, 12, 26, 9)[0][last]);
        near(readings.macdSignal(), TaLib.macd(close, 12, 26, 9)[1][last]);
        near(readings.macdHistogram(), TaLib.macd(close, 12, 26, 9)[2][last]);
        near(readings.bollingerUpper(), TaLib.bollinger(close, 20, 2)[0][last]);
        near(readings.bollingerLower(), TaLib.bollinger(close, 20, 2)[2][last]);
        near(readings.volumeSma20(), TaLib.sma(TaLib.column(bars, bars::volume), 20)[last]);
        near(readings.high20(), TaLib.max(TaLib.column(bars, bars::high), 20)[last]);
        near(readings.low20(), TaLib.min(TaLib.column(bars, bars::low), 20)[last]);
    }

    @Test
    void anUpdateAllocatesNothing() {
        Bars bars = SeededBars.of(Shape.WALK, 20_000, 27);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var readings = new StandardReadings();
        for (int i = 0; i < 10_000; i++) {
            readings.update(bars, i);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 10_000; i < 20_000; i++) {
            readings.update(bars, i);
        }
        // Far less than one byte per update: what asking for the number itself may take.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2_000);
    }

    @Test
    void withoutBarsEverythingIsUnknown() {
        Readings readings = new StandardReadings().current();
        assertThat(readings.bars()).isZero();
        assertThat(readings.closes()).isZero();
        assertThat(readings.close()).isNaN();
        assertThat(readings.rsi14()).isNaN();
    }

    @Test
    void aBarBeyondTheHistoryIsAnError() {
        ReadingsColumns columns = ReadingsColumns.of(SeededBars.of(Shape.WALK, 10, 26));
        assertThat(columns.size()).isEqualTo(10);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> columns.at(10));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> columns.at(-1));
    }

    private static void near(double actual, double expected) {
        assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(1e-6 * Math.abs(expected));
    }
}
