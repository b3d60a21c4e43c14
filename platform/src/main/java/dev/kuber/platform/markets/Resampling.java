package dev.kuber.platform.markets;

import dev.kuber.platform.markets.calendars.Periods;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Timeframe;
import java.time.Instant;

/**
 * Coarser bars from finer ones.
 *
 * <p>Intraday bars count from the session's open and end at its close at the latest; a daily bar spans a session, a
 * weekly bar the sessions of one week from Monday. Bars outside the sessions belong to no coarser bar. A bar is given
 * only once it has closed, and nothing that comes after its close can change it.
 */
public final class Resampling {

    private Resampling() {}

    /** Whether bars of {@code fine} add up to bars of {@code coarse}. */
    public static boolean possible(Timeframe fine, Timeframe coarse) {
        if (fine.equals(coarse)) {
            return true;
        }
        if (fine.compareTo(coarse) > 0) {
            return false;
        }
        return !coarse.intraday()
                || coarse.duration().toMillis() % fine.duration().toMillis() == 0;
    }

    /**
     * The coarser bars that have closed when the last of the finer ones closes.
     *
     * @throws IllegalArgumentException if the finer bars do not add up to the timeframe
     */
    public static Bars to(Bars fine, Timeframe timeframe, TradingCalendar calendar) {
        Instant known = fine.isEmpty() ? Instant.EPOCH : fine.last().closes();
        return to(fine, timeframe, calendar, known);
    }

    /**
     * The coarser bars that have closed at {@code known}.
     *
     * @param known up to when the finer bars are complete; later than the last bar's close where nothing traded since
     * @throws IllegalArgumentException if the finer bars do not add up to the timeframe
     */
    public static Bars to(Bars fine, Timeframe timeframe, TradingCalendar calendar, Instant known) {
        if (!possible(fine.timeframe(), timeframe)) {
            throw new IllegalArgumentException("Bars of " + fine.timeframe() + " do not add up to " + timeframe + ".");
        }
        long end = known.toEpochMilli();
        if (fine.timeframe().equals(timeframe)) {
            return fine.slice(0, fine.countClosedBy(end));
        }
        var periods = new Periods(calendar, timeframe);
        long ratio = timeframe.duration().dividedBy(fine.timeframe().duration());
        var columns = new BarColumns((int) (fine.size() / ratio) + 16);
        for (int i = 0; i < fine.size(); i++) {
            // By its end, so that a bar that is not on the grid adds to the period in which it becomes known.
            if (periods.contains(fine.closesAt(i) - 1)) {
                columns.merge(periods.opens(), periods.closes(), fine, i);
            }
        }
        Bars bars = columns.toBars(fine.symbol(), timeframe);
        return bars.slice(0, bars.countClosedBy(end));
    }
}
