package dev.kuber.platform.markets;

import dev.kuber.indicator.Readings;
import dev.kuber.indicator.ReadingsColumns;
import dev.kuber.indicator.StandardReadings;
import dev.kuber.trade.Bars;
import org.jspecify.annotations.Nullable;

/** The bars of one timeframe and their indicators, asked mostly for ascending times. */
final class Frame {

    private static final int STEPS = 4;
    private static final Readings NONE = new StandardReadings().current();

    private final Bars bars;
    /** Computed on first use; a second computation by a racing thread gives the same values. */
    private volatile @Nullable ReadingsColumns readings;
    /** The last answer, as a place to start from; any value is correct, so a race does no harm. */
    private int hint;

    Frame(Bars bars) {
        this.bars = bars;
    }

    Bars bars() {
        return bars;
    }

    /** How many bars have closed at this epoch millisecond. */
    int countClosedBy(long now) {
        int count = hint;
        int size = bars.size();
        if (count == 0 || bars.closesAt(count - 1) <= now) {
            for (int i = 0; i < STEPS; i++) {
                if (count == size || bars.closesAt(count) > now) {
                    hint = count;
                    return count;
                }
                count++;
            }
        }
        count = bars.countClosedBy(now);
        hint = count;
        return count;
    }

    /** The indicators after the first {@code closed} bars. */
    Readings readings(int closed) {
        ReadingsColumns columns = readings;
        if (columns == null) {
            columns = ReadingsColumns.of(bars);
            readings = columns;
        }
        return closed == 0 ? NONE : columns.at(closed - 1);
    }
}
