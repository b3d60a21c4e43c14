package dev.kuber.platform.markets.synthetic;

import dev.kuber.platform.markets.BarColumns;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Timeframe;

/**
 * The minutes of one day: a Brownian bridge from the day's open to its close whose variance follows the hours of the day
 * and comes in bursts, with a part that reverts to its mean. Highs and lows are drawn from the law of the extremes of a
 * Brownian bridge, so that a minute's range fits its move.
 */
final class DayOfMinutes {

    static final int MINUTES = 1440;
    private static final long MINUTE = 60_000;

    /** Per minute, how much of a deviation from the path is left after it. */
    private static final double REVERSION = 0.85;
    /** Size of that deviation in standard deviations of a minute's move. */
    private static final double DEVIATION = 0.45;

    private static final double BURSTS_A_DAY = 4;

    private static final double[] ACTIVITY = activity();

    private final Instrument instrument;
    private final Noise noise;
    private final double open;
    private final double close;
    private final double deviation;

    DayOfMinutes(Instrument instrument, long seed, DailyPath path, int day) {
        this.instrument = instrument;
        this.noise = new Noise(seed, instrument.id(), day, 2);
        this.open = path.open(day);
        this.close = path.close(day);
        this.deviation = path.deviation(day);
    }

    /** @param midnight epoch milliseconds at which the day begins */
    Bars bars(long midnight) {
        double[] moves = minuteDeviations();
        double[] levels = levels(moves);
        var columns = new BarColumns(MINUTES);
        double before = cents(open);
        for (int minute = 0; minute < MINUTES; minute++) {
            long opens = midnight + minute * MINUTE;
            columns.add(opens, opens + MINUTE);
            double from = StrictMath.log(before);
            double to = levels[minute];
            double variance = moves[minute] * moves[minute];
            double last = cents(to);
            double high = cents(extreme(from, to, variance, 1));
            double low = cents(extreme(from, to, variance, -1));
            columns.prices(
                    before,
                    Math.max(high, Math.max(before, last)),
                    Math.min(low, Math.min(before, last)),
                    last,
                    volume(minute, moves[minute], Math.abs(to - from)));
            before = last;
        }
        return columns.toBars(instrument.symbol(), Timeframe.M1);
    }

    /** Standard deviation of each minute's move; their squares add up to the day's variance. */
    private double[] minuteDeviations() {
        double[] moves = ACTIVITY.clone();
        double bursts = BURSTS_A_DAY;
        while (noise.uniform() < bursts / (1 + bursts)) {
            int start = (int) (noise.uniform() * MINUTES);
            int length = 3 + (int) (noise.uniform() * 25);
            double strength = 1.5 + 2 * noise.uniform();
            for (int i = start; i < Math.min(MINUTES, start + length); i++) {
                moves[i] *= strength;
            }
            bursts *= 0.8;
        }
        double sum = 0;
        for (double move : moves) {
            sum += move * move;
        }
        double scale = deviation / Math.sqrt(sum);
        for (int i = 0; i < MINUTES; i++) {
            moves[i] *= scale;
        }
        return moves;
    }

    private double[] levels(double[] moves) {
        double[] levels = new double[MINUTES];
        double walked = 0;
        for (int i = 0; i < MINUTES; i++) {
            walked += moves[i] * noise.gaussian();
            levels[i] = walked;
        }
        double missing = close - open - walked;
        double variance = deviation * deviation;
        double passed = 0;
        double away = 0;
        for (int i = 0; i < MINUTES; i++) {
            passed += moves[i] * moves[i];
            away = REVERSION * away + DEVIATION * moves[i] * noise.gaussian();
            double atEnd = i == MINUTES - 1 ? 0 : away;
            levels[i] = open + levels[i] + missing * passed / variance + atEnd;
        }
        return levels;
    }

    /** Highest (sign 1) or lowest (sign -1) level of a Brownian bridge with this variance. */
    private double extreme(double from, double to, double variance, int sign) {
        double move = to - from;
        return (from + to + sign * Math.sqrt(move * move - 2 * variance * StrictMath.log(noise.uniform()))) / 2;
    }

    private double volume(int minute, double usual, double move) {
        double mean = instrument.volume() / MINUTES * ACTIVITY[minute] * ACTIVITY[minute];
        double excitement = 0.6 + 0.5 * Math.min(6, move / usual);
        double calm = StrictMath.exp(0.45 * noise.gaussian() - 0.1);
        double daily = Math.sqrt(deviation / instrument.volatility());
        double unit = instrument.decimals() == 0 ? 1 : 10_000;
        return Math.max(1, StrictMath.rint(mean * excitement * calm * daily * unit)) / unit;
    }

    private static double cents(double level) {
        return Math.max(1, StrictMath.rint(StrictMath.exp(level) * 100)) / 100;
    }

    /** How lively each minute of the UTC day is: most at its begin and end, less at noon, with a swell at 14:30. */
    private static double[] activity() {
        double[] activity = new double[MINUTES];
        double squares = 0;
        for (int i = 0; i < MINUTES; i++) {
            double swell = (i - 870) / 80.0;
            activity[i] = 0.6
                    + StrictMath.exp(-i / 50.0)
                    + 0.8 * StrictMath.exp(-(MINUTES - i) / 50.0)
                    + 0.7 * StrictMath.exp(-swell * swell);
            squares += activity[i] * activity[i];
        }
        for (int i = 0; i < MINUTES; i++) {
            activity[i] /= Math.sqrt(squares / MINUTES);
        }
        return activity;
    }
}
