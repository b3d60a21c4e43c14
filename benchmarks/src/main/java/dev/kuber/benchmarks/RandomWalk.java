package dev.kuber.benchmarks;

import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.util.Random;

/** One-minute bars of a random walk around the clock, the same at every run. */
final class RandomWalk {

    private static final long MINUTE = 60_000;
    private static final long START = 1_704_067_200_000L;

    private RandomWalk() {}

    static Bars minutes(int count) {
        var random = new Random(1);
        var columns = new Bars.Columns(
                new long[count],
                new long[count],
                new double[count],
                new double[count],
                new double[count],
                new double[count],
                new double[count]);
        double price = 100;
        for (int i = 0; i < count; i++) {
            double open = price;
            price *= Math.exp(0.001 * random.nextGaussian());
            columns.opens()[i] = START + i * MINUTE;
            columns.closes()[i] = START + (i + 1) * MINUTE;
            columns.open()[i] = open;
            columns.high()[i] = Math.max(open, price) * (1 + 0.0005 * random.nextDouble());
            columns.low()[i] = Math.min(open, price) * (1 - 0.0005 * random.nextDouble());
            columns.close()[i] = price;
            columns.volume()[i] = random.nextInt(10_000);
        }
        return Bars.of(Symbol.of("WALK"), Timeframe.M1, columns);
    }
}
