package dev.kuber.platform.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Daily returns: each day's last equity against the day before, the first against the initial balance. */
@SuppressWarnings("ArrayRecordComponent")
record Returns(double[] values) {

    /** Trading days of a year; by convention also where a market trades every day, so that figures compare. */
    private static final double DAYS_OF_A_YEAR = 252;

    /** Days without a mark have no return. Empty when the equity fell to zero, after which a return means nothing. */
    static Returns daily(EquityCurve curve, ZoneId zone) {
        double[] returns = new double[curve.size()];
        int days = 0;
        double before = curve.initial().toDouble();
        for (int i = 0; i < curve.size(); ) {
            int last = lastOfDay(curve, i, zone);
            if (before <= 0) {
                return new Returns(new double[0]);
            }
            returns[days] = curve.equity(last) / before - 1;
            days++;
            before = curve.equity(last);
            i = last + 1;
        }
        return new Returns(Arrays.copyOf(returns, days));
    }

    private static int lastOfDay(EquityCurve curve, int first, ZoneId zone) {
        LocalDate day = dayOf(curve.time(first), zone);
        long end = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        int i = first;
        while (i + 1 < curve.size() && curve.time(i + 1) <= end) {
            i++;
        }
        return i;
    }

    /** A bar that closes at midnight belongs to the day that ends. */
    private static LocalDate dayOf(long time, ZoneId zone) {
        return Instant.ofEpochMilli(time - 1).atZone(zone).toLocalDate();
    }

    /**
     * Mean of the returns / their standard deviation (of a sample, n - 1) x sqrt(252), without a risk-free rate (W. F.
     * Sharpe, "The Sharpe Ratio", 1994). Null with fewer than two days or without variation.
     */
    @Nullable
    Double sharpe() {
        if (values.length < 2) {
            return null;
        }
        double mean = mean();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return annualised(mean, Math.sqrt(squares / (values.length - 1)));
    }

    /**
     * Mean of the returns / their downside deviation x sqrt(252), where the downside deviation is the root of the mean
     * over all days of min(return, 0) squared (F. A. Sortino, 1994, target 0). Null with fewer than two days or without a
     * losing day.
     */
    @Nullable
    Double sortino() {
        if (values.length < 2) {
            return null;
        }
        double squares = 0;
        for (double value : values) {
            squares += value < 0 ? value * value : 0;
        }
        return annualised(mean(), Math.sqrt(squares / values.length));
    }

    private double mean() {
        return Arrays.stream(values).sum() / values.length;
    }

    /** A deviation below the noise of double arithmetic is none. */
    private static @Nullable Double annualised(double mean, double deviation) {
        return deviation < 1e-12 ? null : mean / deviation * Math.sqrt(DAYS_OF_A_YEAR);
    }
}
