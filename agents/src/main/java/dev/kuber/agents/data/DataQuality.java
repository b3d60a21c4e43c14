package dev.kuber.agents.data;

import dev.kuber.trade.Bars;
import java.util.List;

/** What is wrong with a series of bars, as sentences. */
final class DataQuality {

    /** How many of the last bars are searched for gaps: older ones hardly move an indicator. */
    private static final int RECENT = 50;

    /** A pause this long is a closed market, not a gap. */
    private static final long CLOSED_MILLIS = 4L * 3600 * 1000;

    private DataQuality() {}

    static void check(Bars bars, int wanted, List<String> warnings) {
        int size = bars.size();
        if (size < wanted) {
            warnings.add("Only " + size + " of " + wanted + " " + bars.timeframe() + " bars of " + bars.symbol()
                    + " are there; slow indicators may be missing.");
        }
        int gaps = bars.timeframe().intraday() ? gaps(bars) : 0;
        if (gaps > 0) {
            warnings.add(gaps + " of the last " + Math.min(RECENT, size) + " " + bars.timeframe() + " bars of "
                    + bars.symbol() + " follow a gap.");
        }
    }

    private static int gaps(Bars bars) {
        int gaps = 0;
        for (int i = Math.max(1, bars.size() - RECENT); i < bars.size(); i++) {
            long pause = bars.opensAt(i) - bars.closesAt(i - 1);
            if (pause > 0 && pause < CLOSED_MILLIS) {
                gaps++;
            }
        }
        return gaps;
    }
}
