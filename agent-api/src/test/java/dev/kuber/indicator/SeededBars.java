package dev.kuber.indicator;

import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.util.Random;

/** Random bars that repeat exactly for a seed, in the shapes that markets and mistakes take. */
public final class SeededBars {

    /** How the prices of a series behave. */
    public enum Shape {
        WALK(100, 0.01, 0),
        RISING(50, 0.004, 0.002),
        FALLING(5_000, 0.004, -0.001),
        HUGE(1e9, 0.01, 0),
        TINY(1e-5, 0.01, 0),
        CALM(100, 1e-6, 0),
        WILD(100, 0.2, 0),
        FLAT(101.37, 0, 0),
        /** Stretches that move and stretches that do not, 600 bars each. */
        PAUSING(70.07, 0.01, 0);

        private final double start;
        private final double volatility;
        private final double drift;

        Shape(double start, double volatility, double drift) {
            this.start = start;
            this.volatility = volatility;
            this.drift = drift;
        }
    }

    private static final long MINUTE = 60_000;

    private SeededBars() {}

    public static Bars of(Shape shape, int count, long seed) {
        var random = new Random(seed);
        var columns = empty(count);
        double last = shape.start;
        for (int i = 0; i < count; i++) {
            boolean still = shape == Shape.PAUSING && i / 600 % 2 == 1;
            double unit = still ? 0 : shape.volatility;
            double open = last * Math.exp(unit * 0.3 * random.nextGaussian());
            double close = open * Math.exp((still ? 0 : shape.drift) + unit * random.nextGaussian());
            columns.opens()[i] = i * MINUTE;
            columns.closes()[i] = (i + 1) * MINUTE;
            columns.open()[i] = open;
            columns.high()[i] = Math.max(open, close) * (1 + unit * random.nextDouble());
            columns.low()[i] = Math.min(open, close) * (1 - unit * random.nextDouble());
            columns.close()[i] = close;
            columns.volume()[i] = Math.rint(random.nextDouble() * 10_000);
            last = close;
        }
        return bars(columns);
    }

    /** These bars up to {@code last}, and quite different ones behind. */
    public static Bars withAnotherFuture(Bars bars, int last, long seed) {
        var other = of(Shape.WILD, bars.size(), seed);
        var columns = empty(bars.size());
        for (int i = 0; i < bars.size(); i++) {
            Bars source = i <= last ? bars : other;
            columns.opens()[i] = bars.opensAt(i);
            columns.closes()[i] = bars.closesAt(i);
            columns.open()[i] = source.open(i);
            columns.high()[i] = source.high(i);
            columns.low()[i] = source.low(i);
            columns.close()[i] = source.close(i);
            columns.volume()[i] = source.volume(i);
        }
        return bars(columns);
    }

    private static Bars bars(Bars.Columns columns) {
        return Bars.of(Symbol.of("TEST"), Timeframe.M1, columns);
    }

    private static Bars.Columns empty(int count) {
        return new Bars.Columns(
                new long[count],
                new long[count],
                new double[count],
                new double[count],
                new double[count],
                new double[count],
                new double[count]);
    }
}
