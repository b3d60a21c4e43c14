package dev.kuber.agents.analysis;

import dev.kuber.indicator.Readings;

/**
 * Reads the mood of the market from what its participants do: momentum by RSI and MACD, and whether volume confirms the
 * last bar. Pure.
 */
final class SentimentAnalyst {

    /** RSI points from 50 that count as full momentum. */
    private static final double FULL_RSI = 20;

    /** A MACD histogram of this part of an average true range counts as full momentum. */
    private static final double FULL_HISTOGRAM = 0.25;

    private SentimentAnalyst() {}

    static View view(String timeframe, Readings r) {
        double rsi = Figures.clamp((r.rsi14() - 50) / FULL_RSI);
        double macd = r.atr14() > 0 ? Figures.clamp(r.macdHistogram() / r.atr14() / FULL_HISTOGRAM) : Double.NaN;
        if (Double.isNaN(rsi)) {
            return View.UNKNOWN;
        }
        double volume = r.volumeSma20() > 0 && r.volume() > 1.5 * r.volumeSma20() ? Math.signum(r.change()) : 0;
        double score = Double.isNaN(macd) ? rsi : 0.5 * rsi + 0.4 * macd + 0.1 * volume;
        String factor = timeframe + " momentum: RSI " + Figures.tenth(r.rsi14())
                + (Double.isNaN(macd) ? "" : macd >= 0 ? ", MACD above its signal" : ", MACD below its signal");
        return new View(score, volume == 0 ? factor : factor + ", volume confirms the last bar");
    }
}
