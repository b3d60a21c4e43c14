package dev.kuber.platform.markets;

import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Timeframe;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a person may say about a file of bars.
 *
 * @param timeframe of the rows; otherwise the most frequent step between them
 * @param zone of times that name none
 * @param calendar to whose sessions daily bars belong and outside which nothing is missing; otherwise {@code always}
 * @param closeTimes whether a row's time is the end of its bar, not the beginning
 */
public record ImportOptions(
        Optional<Timeframe> timeframe, Optional<ZoneId> zone, Optional<TradingCalendar> calendar, boolean closeTimes) {

    /** Nothing said. */
    public static final ImportOptions NONE =
            new ImportOptions(Optional.empty(), Optional.empty(), Optional.empty(), false);

    public ImportOptions withTimeframe(Timeframe given) {
        return new ImportOptions(Optional.of(given), zone, calendar, closeTimes);
    }

    public ImportOptions withZone(ZoneId given) {
        return new ImportOptions(timeframe, Optional.of(given), calendar, closeTimes);
    }

    public ImportOptions withCalendar(TradingCalendar given) {
        return new ImportOptions(timeframe, zone, Optional.of(given), closeTimes);
    }

    public ImportOptions withCloseTimes() {
        return new ImportOptions(timeframe, zone, calendar, true);
    }

    /** The calendar given, or the market that never closes. */
    public TradingCalendar calendarOrAlways() {
        return calendar.orElse(Calendars.always());
    }
}
