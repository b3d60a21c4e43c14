package dev.kuber.platform.brokers.simulated;

import dev.kuber.port.TradingCalendar;
import dev.kuber.port.TradingCalendar.Session;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trading day as orders see it. Extended hours are counted from the regular session, 4:00 to 20:00 in New York on a
 * whole day, 4:00 to 17:00 on a half day. Pairs such as BTC/USD trade at all times.
 *
 * @param enforced whether orders keep to sessions at all
 */
record Sessions(TradingCalendar calendar, boolean enforced) {

    private static final Duration BEFORE = Duration.ofMinutes(330);
    private static final Duration AFTER = Duration.ofHours(4);
    private static final Duration OPENING_ENDS = Duration.ofMinutes(2);
    private static final Duration CLOSING_ENDS = Duration.ofMinutes(10);
    private static final Duration AUCTIONS_REOPEN = Duration.ofMinutes(570);

    static boolean pair(Symbol symbol) {
        return symbol.value().indexOf('/') >= 0;
    }

    /** When an order begins to work and when it ends. */
    record Span(Instant since, @Nullable Instant expires) {}

    Span span(OrderTicket ticket, Instant now) {
        boolean always = !enforced || pair(ticket.symbol());
        return switch (ticket.timeInForce()) {
            case GTC, IOC, FOK -> new Span(always ? now : begins(now, ticket.extendedHours()), null);
            case DAY -> {
                Instant since = always ? now : begins(now, ticket.extendedHours());
                Session session = calendar.currentOrNext(always ? now : day(since));
                boolean longer = !always && ticket.extendedHours();
                yield new Span(since, longer ? session.closes().plus(AFTER) : session.closes());
            }
            case OPG -> {
                Session session = calendar.next(now);
                yield new Span(session.opens(), session.closes());
            }
            case CLS -> new Span(now, calendar.currentOrNext(now).closes());
        };
    }

    /** A time within the regular session of the day. */
    private Instant day(Instant time) {
        return calendar.session(calendar.dayOf(time)).map(Session::opens).orElse(time);
    }

    /** The first instant from now on at which an order may be filled. */
    private Instant begins(Instant now, boolean extended) {
        if (!extended) {
            Session session = calendar.currentOrNext(now);
            return session.contains(now) ? now : session.opens();
        }
        Optional<Session> today = calendar.session(calendar.dayOf(now));
        if (today.isPresent() && now.isBefore(today.get().closes().plus(AFTER))) {
            Instant opens = today.get().opens().minus(BEFORE);
            return now.isBefore(opens) ? opens : now;
        }
        return calendar.next(now).opens().minus(BEFORE);
    }

    /** Whether any of the bar lies in a regular session, so that a daily bar does. */
    boolean regular(Symbol symbol, Bar bar) {
        if (!enforced || pair(symbol)) {
            return true;
        }
        return overlaps(bar, bar.opens()) || overlaps(bar, bar.closes());
    }

    private boolean overlaps(Bar bar, Instant day) {
        Optional<Session> session = calendar.session(calendar.dayOf(day));
        if (session.isEmpty()) {
            return false;
        }
        boolean instant = bar.opens().equals(bar.closes());
        return instant
                ? session.get().contains(bar.opens())
                : bar.opens().isBefore(session.get().closes())
                        && bar.closes().isAfter(session.get().opens());
    }

    /** Why an auction order comes at the wrong time, or null. */
    @Nullable
    Refusal refusal(OrderTicket ticket, Instant now) {
        TimeInForce time = ticket.timeInForce();
        if (!enforced || pair(ticket.symbol()) || (time != TimeInForce.OPG && time != TimeInForce.CLS)) {
            return null;
        }
        Optional<Session> session = calendar.session(calendar.dayOf(now));
        if (session.isEmpty()) {
            return null;
        }
        Instant reopens = session.get().opens().plus(AUCTIONS_REOPEN);
        Instant ends = time == TimeInForce.OPG
                ? session.get().opens().minus(OPENING_ENDS)
                : session.get().closes().minus(CLOSING_ENDS);
        if (now.isBefore(ends) || !now.isBefore(reopens)) {
            return null;
        }
        return Refusal.of(
                Refusal.Kind.SESSION,
                time == TimeInForce.OPG
                        ? "opg orders are not accepted between 9:28am and 7:00pm ET"
                        : "cls orders are not accepted between 3:50pm and 7:00pm ET",
                time == TimeInForce.OPG
                        ? "Orders for the opening auction are taken until two minutes before it, and again from 19:00 on."
                        : "Orders for the closing auction are taken until ten minutes before it, and again from 19:00 on.");
    }
}
