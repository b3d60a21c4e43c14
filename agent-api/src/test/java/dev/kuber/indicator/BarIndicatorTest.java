package dev.kuber.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.indicator.IndicatorSpec.Kind;
import dev.kuber.indicator.SeededBars.Shape;
import dev.kuber.trade.Bars;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BarIndicatorTest {

    @Test
    void everyKindIsTheIndicatorOfItsName() {
        Bars bars = SeededBars.of(Shape.WALK, 300, 31);
        double[] close = TaLib.close(bars);
        double[][] macd = TaLib.macd(close, 5, 12, 4);
        double[][] bands = TaLib.bollinger(close, 10, 1.5);
        var expected = new EnumMap<Kind, double[]>(Map.of(
                Kind.SMA, TaLib.sma(close, 7),
                Kind.EMA, TaLib.ema(close, 7),
                Kind.RSI, TaLib.rsi(close, 7),
                Kind.ATR, TaLib.atr(bars, 7),
                Kind.ADX, TaLib.adx(bars, 7, 1),
                Kind.VOLUME_SMA, TaLib.sma(TaLib.column(bars, bars::volume), 7)));
        expected.put(Kind.MACD, macd[0]);
        expected.put(Kind.MACD_SIGNAL, macd[1]);
        expected.put(Kind.MACD_HISTOGRAM, macd[2]);
        expected.put(Kind.BOLLINGER_UPPER, bands[0]);
        expected.put(Kind.BOLLINGER_LOWER, bands[2]);
        for (Kind kind : Kind.values()) {
            IndicatorSpec spec = switch (kind) {
                case MACD, MACD_SIGNAL, MACD_HISTOGRAM -> IndicatorSpec.of(kind, 5, 12, 4);
                case BOLLINGER_UPPER, BOLLINGER_LOWER -> IndicatorSpec.of(kind, 10, 1.5);
                default -> IndicatorSpec.of(kind, 7);
            };
            double[] actual = BarIndicator.column(spec, bars);
            double[] oracle = Objects.requireNonNull(expected.get(kind));
            assertThat(actual).hasSameSizeAs(oracle);
            for (int i = 20; i < actual.length; i++) {
                double allowed = 1e-6 * Math.abs(oracle[i]) + 1e-10;
                assertThat(Math.abs(actual[i] - oracle[i]))
                        .as("%s at bar %d", spec, i)
                        .isLessThanOrEqualTo(allowed);
            }
        }
    }
}
