package dev.kuber.platform.markets;

import dev.kuber.trade.Bars;

/** Finds the next bar whose range reaches a price. Blocks that stay on one side of the price are skipped whole. */
final class LevelSearch {

    private static final int BLOCK = 256;

    private final Bars bars;
    private final double[] highs;
    private final double[] lows;

    LevelSearch(Bars bars) {
        this.bars = bars;
        int blocks = (bars.size() + BLOCK - 1) / BLOCK;
        highs = new double[blocks];
        lows = new double[blocks];
        for (int block = 0; block < blocks; block++) {
            double high = Double.NEGATIVE_INFINITY;
            double low = Double.POSITIVE_INFINITY;
            for (int i = block * BLOCK; i < Math.min(bars.size(), (block + 1) * BLOCK); i++) {
                high = Math.max(high, bars.high(i));
                low = Math.min(low, bars.low(i));
            }
            highs[block] = high;
            lows[block] = low;
        }
    }

    /** Index of the first bar from {@code from} on that reaches the level from below (up) or from above; -1 for none. */
    int next(int from, double level, boolean up) {
        int i = from;
        while (i < bars.size()) {
            int block = i / BLOCK;
            if (up ? highs[block] < level : lows[block] > level) {
                i = (block + 1) * BLOCK;
            } else if (up ? bars.high(i) >= level : bars.low(i) <= level) {
                return i;
            } else {
                i++;
            }
        }
        return -1;
    }
}
