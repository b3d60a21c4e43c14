package dev.kuber.platform.schedules;

import dev.kuber.agent.Fact;
import dev.kuber.fact.CancelRequested;
import dev.kuber.fact.CloseRequested;
import dev.kuber.trade.Position;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What is told of a window's end, to executions and to traders. */
public final class WindowWords {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final String BY = "The schedule";

    private WindowWords() {}

    /** Asks the trade manager to close at market, or to cancel what is not filled of an entry. */
    public static Fact request(Symbol symbol, boolean flatten, Instant closes, ZoneId zone, Instant now) {
        String window = "the window closed at " + time(closes, zone);
        return flatten
                ? new CloseRequested(symbol, now, BY, ExitReason.SCHEDULE, window)
                : new CancelRequested(symbol, now, BY, window);
    }

    /** Whether a position was begun before a window closed, and so is concerned by its end. */
    public static boolean begunBefore(Position position, Instant closes) {
        Instant since = switch (position) {
            case Position.Opening opening -> opening.since();
            case Position.Open open -> open.since();
            case Position.Closing closing -> closing.open().since();
            case Position.Refused refused -> refused.at();
            case Position.Closed closed -> closed.opened();
        };
        return since.isBefore(closes);
    }

    /** Why an execution that waited for its trigger was ended. */
    public static String recalled(Span span, ZoneId zone) {
        return "The window closes at " + time(span.closes(), zone) + ", and nothing begins in its last 5 minutes.";
    }

    public static String time(Instant at, ZoneId zone) {
        return at.atZone(zone).format(CLOCK) + " " + LocalTimes.name(zone);
    }
}
