package dev.kuber.platform.analytics;

import org.jspecify.annotations.Nullable;

/**
 * The largest falls of an equity curve from a peak; the initial balance is the first peak.
 *
 * @param money in US dollars, 0 if it never fell
 * @param percent of the peak; null without marks
 */
record Drawdown(double money, @Nullable Double percent) {

    static Drawdown of(EquityCurve curve) {
        double peak = curve.initial().toDouble();
        double money = 0;
        double percent = 0;
        for (int i = 0; i < curve.size(); i++) {
            double equity = curve.equity(i);
            peak = Math.max(peak, equity);
            money = Math.max(money, peak - equity);
            if (peak > 0) {
                percent = Math.max(percent, (peak - equity) / peak * 100);
            }
        }
        return new Drawdown(money, curve.size() == 0 ? null : Double.valueOf(percent));
    }
}
