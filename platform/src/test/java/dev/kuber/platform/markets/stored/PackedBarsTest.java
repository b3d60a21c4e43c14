package dev.kuber.platform.markets.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.markets.BarColumns;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackedBarsTest {

    private static final Symbol SYMBOL = Symbol.of("TEST");

    @Test
    void irregularBarsComeBackBitForBit() {
        var random = new SplittableRandom(4);
        for (int size : new int[] {0, 1, 2, 63, 1_000, 16_384}) {
            Bars bars = irregular(size, random);
            Bars again = PackedBars.unpack(PackedBars.pack(bars), SYMBOL, Timeframe.M5);
            assertThat(again.size()).isEqualTo(size);
            for (int i = 0; i < size; i++) {
                assertThat(again.bar(i)).isEqualTo(bars.bar(i));
            }
            assertThat(PackedBars.hash(again)).isEqualTo(PackedBars.hash(bars));
        }
    }

    @Test
    void aSliceIsPackedAsWhatItShows() {
        Bars bars = irregular(100, new SplittableRandom(5)).slice(40, 60);
        Bars again = PackedBars.unpack(PackedBars.pack(bars), SYMBOL, Timeframe.M5);
        assertThat(again.size()).isEqualTo(20);
        assertThat(again.bar(0)).isEqualTo(bars.bar(0));
    }

    @Test
    void anyDifferenceIsAnotherHash() {
        Bars bars = irregular(10, new SplittableRandom(6));
        var columns = new BarColumns(10);
        columns.copyAll(bars);
        columns.prices(1, 2, 0.5, Math.nextUp(bars.close(9)), 7);
        assertThat(PackedBars.hash(columns.toBars(SYMBOL, Timeframe.M5))).isNotEqualTo(PackedBars.hash(bars));
        var same = new BarColumns(10);
        same.copyAll(bars);
        assertThat(PackedBars.hash(same.toBars(Symbol.of("OTHER"), Timeframe.M5)))
                .isNotEqualTo(PackedBars.hash(bars));
    }

    @Test
    void damagedBytesAreNoticed() {
        byte[] packed = PackedBars.pack(irregular(100, new SplittableRandom(7)));
        assertThatThrownBy(() -> PackedBars.unpack(Arrays.copyOf(packed, packed.length / 2), SYMBOL, Timeframe.M5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Stored bars are damaged");
    }

    private static Bars irregular(int size, SplittableRandom random) {
        var columns = new BarColumns(size);
        long time = -5_000_000_000L;
        for (int i = 0; i < size; i++) {
            time += random.nextLong(10_000_000_000L);
            long closes = time + 1 + random.nextLong(300_000);
            columns.add(time, closes);
            columns.prices(
                    random.nextDouble(),
                    random.nextDouble() * 1e9,
                    random.nextDouble() / 1e9,
                    0.1 + 0.2,
                    random.nextInt(1_000_000));
            time = closes;
        }
        return columns.toBars(SYMBOL, Timeframe.M5);
    }
}
