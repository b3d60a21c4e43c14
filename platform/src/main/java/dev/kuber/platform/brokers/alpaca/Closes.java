package dev.kuber.platform.brokers.alpaca;

import dev.kuber.port.TradingCalendar;
import dev.kuber.port.TradingCalendar.Session;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;

/** When bars of a market close. */
record Closes(TradingCalendar calendar) {

    /** The first time after this at which a bar may close; bars end with their session at the latest. */
    Instant next(Timeframe timeframe, Instant after) {
        Session session = calendar.currentOrNext(after);
        if (!timeframe.intraday()) {
            return session.closes();
        }
        long length = timeframe.duration().toMillis();
        long since = Math.max(0, Duration.between(session.opens(), after).toMillis());
        Instant end = session.opens().plusMillis((since / length + 1) * length);
        return end.isBefore(session.closes()) ? end : session.closes();
    }

    /** When the session opened so many sessions before the one at or after this time. */
    Instant opens(int sessions, Instant time) {
        var day = calendar.dayOf(time);
        Instant opens = time;
        for (int found = 0, looked = 0; found < sessions && looked < sessions * 2 + 30; looked++) {
            var session = calendar.session(day.minusDays(looked));
            if (session.isPresent() && !session.get().opens().isAfter(time)) {
                opens = session.get().opens();
                found++;
            }
        }
        return opens;
    }
}
