package dev.kuber.platform.markets.synthetic;

/**
 * Where an instrument's price is at the open and the close of every day, in logarithms, and how much it moves in
 * between: trend regimes (a Markov chain), volatility clustering (GARCH(1,1), Bollerslev 1986), fat tails, gaps between
 * days, and a weak pull to the instrument's anchor that keeps decades of prices sane.
 */
final class DailyPath {

    /** Share of yesterday's squared shock and of yesterday's variance in today's. */
    private static final double SHOCK = 0.09;

    private static final double MEMORY = 0.89;
    private static final double PULL = 0.005;
    private static final double REGIME_CHANGE = 0.03;
    /** Drift of a regime in usual days' standard deviations: falling, sideways, rising. */
    private static final double[] DRIFT = {-0.24, 0, 0.24};

    private static final double JUMP_CHANCE = 0.02;
    private static final double JUMP = 2.5;
    private static final double LARGEST = 8;

    private final double[] opens;
    private final double[] closes;
    private final double[] deviations;

    DailyPath(Instrument instrument, long seed, int days) {
        opens = new double[days];
        closes = new double[days];
        deviations = new double[days];
        double usual = instrument.volatility() * instrument.volatility();
        double variance = usual;
        double anchor = StrictMath.log(instrument.anchor());
        double level = anchor;
        int regime = 1;
        for (int day = 0; day < days; day++) {
            var noise = new Noise(seed, instrument.id(), day, 1);
            regime = noise.chance(REGIME_CHANGE) ? (int) (noise.uniform() * DRIFT.length) : regime;
            double deviation = Math.sqrt(variance);
            double jump = noise.chance(JUMP_CHANCE) ? JUMP * noise.gaussian() : 0;
            double overnight = deviation * (Math.sqrt(instrument.gaps()) * noise.gaussian() + jump);
            double within = deviation * Math.sqrt(1 - instrument.gaps()) * noise.gaussian();
            double away = anchor - level;
            double drift = DRIFT[regime] * instrument.volatility() + PULL * away * (1 + away * away);
            opens[day] = level + overnight;
            closes[day] = opens[day] + within + drift;
            deviations[day] = deviation * Math.sqrt(1 - instrument.gaps());
            level = closes[day];
            double shock = Math.clamp((overnight + within) / deviation, -LARGEST, LARGEST);
            variance = usual * (1 - SHOCK - MEMORY) + variance * (SHOCK * shock * shock + MEMORY);
            variance = Math.clamp(variance, usual / 6, usual * 12);
        }
    }

    /** Logarithm of the day's first price. */
    double open(int day) {
        return opens[day];
    }

    /** Logarithm of the day's last price. */
    double close(int day) {
        return closes[day];
    }

    /** Standard deviation of the logarithm between open and close. */
    double deviation(int day) {
        return deviations[day];
    }
}
