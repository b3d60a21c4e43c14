package dev.kuber.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.kuber.indicator.IndicatorSpec.Kind;
import dev.kuber.indicator.SeededBars.Shape;
import dev.kuber.trade.Bars;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IndicatorTest {

    @Test
    void aFlatMarketHasItsPriceAsAverageAndBandsAndNoStrengthAtAll() {
        double price = 0.1;
        var sma = new Sma(20);
        var ema = new Ema(12);
        var rsi = new Rsi(14);
        var atr = new Atr(14);
        var adx = new Adx(14);
        var macd = new Macd(12, 26, 9);
        var bands = new Bollinger(20, 2);
        for (int i = 0; i < 500; i++) {
            sma.update(price);
            ema.update(price);
            rsi.update(price);
            atr.update(price, price, price);
            adx.update(price, price, price);
            macd.update(price);
            bands.update(price);
        }
        assertThat(sma.value()).isEqualTo(price);
        assertThat(ema.value()).isEqualTo(price);
        assertThat(bands.upper()).isEqualTo(price);
        assertThat(bands.lower()).isEqualTo(price);
        assertThat(rsi.value()).isZero();
        assertThat(atr.value()).isZero();
        assertThat(adx.value()).isZero();
        assertThat(macd.line()).isZero();
        assertThat(macd.histogram()).isZero();
    }

    @Test
    void anOnlyRisingMarketHasARelativeStrengthOfOneHundredAndAnOnlyFallingOneOfZero() {
        var rising = new Rsi(14);
        var falling = new Rsi(14);
        for (int i = 0; i < 100; i++) {
            rising.update(100 + i * 0.37);
            falling.update(100 - i * 0.37);
        }
        assertThat(rising.value()).isEqualTo(100);
        assertThat(falling.value()).isZero();
    }

    @Test
    void meanAndDeviationDoNotDriftOverMillionsOfValuesFarFromZero() {
        var random = new Random(11);
        var sma = new Sma(20);
        var bands = new Bollinger(20, 1);
        var window = new double[20];
        for (int i = 0; i < 3_000_000; i++) {
            // A spike now and then, so that large squares have to leave the window again.
            double next = 1e7 + random.nextGaussian() * (i % 9_973 == 0 ? 1e6 : 1e-3);
            window[i % 20] = next;
            sma.update(next);
            bands.update(next);
        }
        double mean = 0;
        for (double value : window) {
            mean += (value - window[0]) / 20;
        }
        mean += window[0];
        double square = 0;
        for (double value : window) {
            square += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(square / 20);
        assertThat(sma.value()).isCloseTo(mean, within(1e-8));
        assertThat(bands.upper() - bands.middle()).isCloseTo(deviation, within(1e-5 * deviation));
    }

    @Test
    void bandsScaleWithThePriceHoweverTiny() {
        var coins = new Bollinger(20, 2);
        var dust = new Bollinger(20, 2);
        Bars bars = SeededBars.of(Shape.WALK, 200, 5);
        for (int i = 0; i < bars.size(); i++) {
            coins.update(bars.close(i));
            dust.update(bars.close(i) * 0x1p-60);
        }
        assertThat(dust.upper()).isEqualTo(coins.upper() * 0x1p-60);
        assertThat(dust.lower()).isEqualTo(coins.lower() * 0x1p-60);
    }

    @Test
    void aWindowOfOneIsTheValueItself() {
        var sma = new Sma(1);
        var highest = new Highest(1);
        for (double value : new double[] {3, -4, 0.5}) {
            assertThat(sma.update(value)).isEqualTo(value);
            assertThat(highest.update(value)).isEqualTo(value);
        }
    }

    @Test
    void theExtremesOfAWindowAreThoseOfALookAtEveryValueInIt() {
        Bars bars = SeededBars.of(Shape.WILD, 1_000, 8);
        for (int period : new int[] {1, 2, 3, 20, 64}) {
            var highest = new Highest(period);
            var lowest = new Lowest(period);
            for (int i = 0; i < bars.size(); i++) {
                highest.update(bars.close(i));
                lowest.update(bars.close(i));
                if (i + 1 < period) {
                    assertThat(highest.value()).isNaN();
                    continue;
                }
                double most = Double.NEGATIVE_INFINITY;
                double least = Double.POSITIVE_INFINITY;
                for (int j = i - period + 1; j <= i; j++) {
                    most = Math.max(most, bars.close(j));
                    least = Math.min(least, bars.close(j));
                }
                assertThat(highest.value()).isEqualTo(most);
                assertThat(lowest.value()).isEqualTo(least);
            }
        }
    }

    @Test
    void theChangeFromZeroIsUnknown() {
        var change = new ChangePercent(1);
        change.update(0);
        assertThat(change.update(5)).isNaN();
        assertThat(change.update(6)).isEqualTo(20);
    }

    @Test
    void impossibleParametersAreRefusedInASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sma(0))
                .withMessage("A period of 0 bars is not possible: between 1 and 10,000.");
        assertThatIllegalArgumentException().isThrownBy(() -> new Highest(10_001));
        assertThatIllegalArgumentException().isThrownBy(() -> new Macd(26, 12, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bollinger(20, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> IndicatorSpec.of(Kind.SMA, 2.5));
        assertThatIllegalArgumentException().isThrownBy(() -> IndicatorSpec.of(Kind.RSI, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> IndicatorSpec.of(Kind.MACD, 12, 26));
        assertThatIllegalArgumentException().isThrownBy(() -> IndicatorSpec.of(Kind.MACD, 26, 12, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> IndicatorSpec.of(Kind.BOLLINGER_UPPER, 20, 0));
    }
}
