package dev.kuber.agents.analysis;

/** Numbers in sentences; cheap, because a backtest writes millions of them. */
final class Figures {

    private Figures() {}

    /** Rounded to one decimal, such as {@code 61.4}. */
    static String tenth(double value) {
        long tenths = Math.round(value * 10);
        long size = Math.abs(tenths);
        return (tenths < 0 ? "-" : "") + size / 10 + '.' + size % 10;
    }

    /** Rounded to four decimals, enough for a price in a sentence; zeros at the end are left out but for one. */
    static String price(double value) {
        long scaled = Math.round(value * 10_000);
        long size = Math.abs(scaled);
        long decimals = size % 10_000;
        int places = 4;
        while (places > 1 && decimals % 10 == 0) {
            decimals /= 10;
            places--;
        }
        String digits = Long.toString(decimals);
        return (scaled < 0 ? "-" : "") + size / 10_000 + '.' + "0".repeat(places - digits.length()) + digits;
    }

    static double clamp(double value) {
        return Math.max(-1, Math.min(1, value));
    }
}
