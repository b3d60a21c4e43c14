package dev.kuber.agents.analysis;

import dev.kuber.indicator.Readings;

/** Reads the trend: how averages of different length stand to each other, weighed by the strength of the trend. Pure. */
final class MarketAnalyst {

    /** ADX below which a market is taken to go sideways, and from which it trends; after Wilder (1978). */
    private static final double SIDEWAYS = 15;

    private static final double TRENDING = 25;

    private MarketAnalyst() {}

    static View view(String timeframe, Readings r) {
        int up = 0;
        int known = 0;
        int[] votes = {
            vote(r.close(), r.sma20()),
            vote(r.sma20(), r.sma50()),
            vote(r.sma50(), r.sma200()),
            vote(r.ema12(), r.ema26())
        };
        for (int vote : votes) {
            up += vote > 0 ? 1 : 0;
            known += vote == 0 ? 0 : 1;
        }
        if (known == 0) {
            return View.UNKNOWN;
        }
        double direction = (2.0 * up - known) / known;
        String factor = timeframe + " trend: " + up + " of " + known + " averages point up";
        return Double.isNaN(r.adx14())
                ? new View(direction * strength(SIDEWAYS), factor)
                : new View(direction * strength(r.adx14()), factor + ", ADX " + Figures.tenth(r.adx14()));
    }

    /** Half weight for a market that goes sideways, full weight for one that trends. */
    private static double strength(double adx) {
        return 0.5 + 0.5 * Math.max(0, Math.min(1, (adx - SIDEWAYS) / (TRENDING - SIDEWAYS)));
    }

    private static int vote(double fast, double slow) {
        return fast > slow ? 1 : fast < slow ? -1 : 0;
    }
}
