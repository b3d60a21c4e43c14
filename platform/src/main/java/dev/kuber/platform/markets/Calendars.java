package dev.kuber.platform.markets;

import dev.kuber.platform.markets.calendars.AlwaysOpen;
import dev.kuber.platform.markets.calendars.NyseCalendar;
import dev.kuber.port.TradingCalendar;

/** The trading calendars by the names that settings use. */
public final class Calendars {

    private static final TradingCalendar NYSE = new NyseCalendar();
    private static final TradingCalendar ALWAYS = new AlwaysOpen();

    private Calendars() {}

    /**
     * The calendar called {@code nyse} (New York Stock Exchange and Nasdaq) or {@code always} (never closed, days in
     * UTC).
     *
     * @throws IllegalArgumentException for any other name; the message says so in a sentence
     */
    public static TradingCalendar named(String name) {
        return switch (name) {
            case "nyse" -> NYSE;
            case "always" -> ALWAYS;
            default ->
                throw new IllegalArgumentException(
                        "There is no trading calendar called '" + name + "': use nyse or always.");
        };
    }

    /** The name under which {@link #named} finds this calendar. */
    public static String nameOf(TradingCalendar calendar) {
        return calendar.equals(NYSE) ? "nyse" : "always";
    }

    /** Regular sessions of the New York Stock Exchange and Nasdaq, 2000 to 2028. */
    public static TradingCalendar nyse() {
        return NYSE;
    }

    /** A market that never closes; its session is the UTC day. */
    public static TradingCalendar always() {
        return ALWAYS;
    }
}
