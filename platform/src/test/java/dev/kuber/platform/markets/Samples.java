package dev.kuber.platform.markets;

import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Bars for tests. */
final class Samples {

    static final Symbol SYMBOL = Symbol.of("TEST");

    private Samples() {}

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** A seeded random walk of bars without gaps. */
    static Bars walk(String start, Timeframe timeframe, int count, long seed) {
        RandomGenerator random = random(seed);
        var columns = new BarColumns(count);
        long length = timeframe.duration().toMillis();
        long time = Instant.parse(start).toEpochMilli();
        double price = 100;
        for (int i = 0; i < count; i++) {
            double close = price * Math.exp(0.002 * random.nextGaussian());
            columns.add(time, time + length);
            columns.prices(
                    price,
                    Math.max(price, close) * 1.0005,
                    Math.min(price, close) * 0.9995,
                    close,
                    100 + random.nextInt(900));
            price = close;
            time += length;
        }
        return columns.toBars(SYMBOL, timeframe);
    }

    /** The same bars up to {@code time}, and quite different ones that close after it. */
    static Bars changedAfter(Bars bars, long time) {
        var columns = new BarColumns(bars.size());
        for (int i = 0; i < bars.size(); i++) {
            columns.copy(bars, i);
            if (bars.closesAt(i) > time) {
                columns.prices(
                        bars.open(i) * 3, bars.high(i) * 4, bars.low(i) * 2, bars.close(i) * 3, bars.volume(i) * 9);
            }
        }
        return columns.toBars(bars.symbol(), bars.timeframe());
    }
}
