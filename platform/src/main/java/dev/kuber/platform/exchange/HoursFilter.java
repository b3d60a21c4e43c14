package dev.kuber.platform.exchange;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.port.TradingCalendar.Session;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bars of a stock within trading hours; a crypto pair trades always. */
final class HoursFilter {

    private static final long DAY = 86_400_000L;

    private HoursFilter() {}

    /** Regular and extended hours. */
    static List<Bar> extended(Bars bars) {
        return within(bars, true);
    }

    /** Regular hours only. */
    static List<Bar> regular(Bars bars) {
        return within(bars, false);
    }

    private static List<Bar> within(Bars bars, boolean extended) {
        Symbol symbol = bars.symbol();
        boolean all = Venues.crypto(symbol) || !bars.timeframe().intraday();
        var kept = new ArrayList<Bar>(bars.size());
        long from = 0;
        long to = all ? Long.MAX_VALUE : 0;
        long nextDay = all ? Long.MAX_VALUE : 0;
        for (int i = 0; i < bars.size(); i++) {
            long opens = bars.opensAt(i);
            if (opens >= nextDay) {
                LocalDate day = bars.bar(i).opens().atZone(Venues.NEW_YORK).toLocalDate();
                nextDay = day.plusDays(1)
                        .atStartOfDay(Venues.NEW_YORK)
                        .toInstant()
                        .toEpochMilli();
                Optional<Session> session =
                        extended ? Venues.extended(day) : Calendars.nyse().session(day);
                from = session.map(s -> s.opens().toEpochMilli()).orElse(nextDay + DAY);
                to = session.map(s -> s.closes().toEpochMilli()).orElse(0L);
            }
            if (opens >= from && opens < to) {
                kept.add(bars.bar(i));
            }
        }
        return kept;
    }
}
