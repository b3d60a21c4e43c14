package dev.kuber.platform.markets.calendars;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.LocalDate;
import java.time.Month;
import java.util.Set;

/** Full and half holidays of the New York Stock Exchange: rules with their years, and dated exceptions. */
final class NyseHolidays {

    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2028;
    private static final int FIRST_JUNETEENTH = 2022;

    private static final Set<LocalDate> SPECIAL_CLOSINGS = Set.of(
            // The attacks of September 11.
            LocalDate.of(2001, 9, 11),
            LocalDate.of(2001, 9, 12),
            LocalDate.of(2001, 9, 13),
            LocalDate.of(2001, 9, 14),
            // National days of mourning for presidents Reagan, Ford, G. H. W. Bush and Carter.
            LocalDate.of(2004, 6, 11),
            LocalDate.of(2007, 1, 2),
            LocalDate.of(2018, 12, 5),
            LocalDate.of(2025, 1, 9),
            // Hurricane Sandy.
            LocalDate.of(2012, 10, 29),
            LocalDate.of(2012, 10, 30));

    private static final LocalDate DAY_AFTER_INDEPENDENCE_2002 = LocalDate.of(2002, 7, 5);
    private static final LocalDate FULL_JULY_3_OF_2002 = LocalDate.of(2002, 7, 3);
    private static final LocalDate DAY_AFTER_CHRISTMAS_2003 = LocalDate.of(2003, 12, 26);

    private NyseHolidays() {}

    /** Whether the exchange stays closed on this weekday. */
    static boolean isHoliday(LocalDate day) {
        int year = day.getYear();
        return switch (day.getMonth()) {
                    case JANUARY -> isNewYear(day) || isWeekday(day, MONDAY, 3); // Martin Luther King, since 1998
                    case FEBRUARY -> isWeekday(day, MONDAY, 3); // Washington's birthday
                    case MARCH, APRIL -> day.equals(easter(year).minusDays(2)); // Good Friday
                    case MAY -> day.equals(day.with(lastInMonth(MONDAY))); // Memorial Day
                    case JUNE -> year >= FIRST_JUNETEENTH && day.equals(observed(LocalDate.of(year, Month.JUNE, 19)));
                    case JULY -> day.equals(observed(LocalDate.of(year, Month.JULY, 4)));
                    case SEPTEMBER -> isWeekday(day, MONDAY, 1); // Labor Day
                    case NOVEMBER -> isWeekday(day, THURSDAY, 4); // Thanksgiving
                    case DECEMBER -> day.equals(observed(LocalDate.of(year, Month.DECEMBER, 25)));
                    default -> false;
                }
                || SPECIAL_CLOSINGS.contains(day);
    }

    /** Whether the exchange closes at 13:00 on this trading day. */
    static boolean isHalfDay(LocalDate day) {
        if (day.equals(DAY_AFTER_INDEPENDENCE_2002) || day.equals(DAY_AFTER_CHRISTMAS_2003)) {
            return true;
        }
        boolean beforeFriday = day.getDayOfWeek().compareTo(FRIDAY) < 0;
        return switch (day.getMonth()) {
            case JULY -> day.getDayOfMonth() == 3 && beforeFriday && !day.equals(FULL_JULY_3_OF_2002);
            case NOVEMBER -> isWeekday(day.minusDays(1), THURSDAY, 4);
            case DECEMBER -> day.getDayOfMonth() == 24 && beforeFriday;
            default -> false;
        };
    }

    /** New Year's Day on a Sunday is kept on Monday; on a Saturday it is not kept, so that the year can be closed. */
    private static boolean isNewYear(LocalDate day) {
        return day.getDayOfMonth() == 1 || (day.getDayOfMonth() == 2 && day.getDayOfWeek() == MONDAY);
    }

    private static LocalDate observed(LocalDate holiday) {
        if (holiday.getDayOfWeek() == SATURDAY) {
            return holiday.minusDays(1);
        }
        return holiday.getDayOfWeek() == SUNDAY ? holiday.plusDays(1) : holiday;
    }

    private static boolean isWeekday(LocalDate day, java.time.DayOfWeek weekday, int ordinal) {
        return day.equals(day.with(dayOfWeekInMonth(ordinal, weekday)));
    }

    /** Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int g = (b - (b + 8) / 25 + 1) / 3;
        int h = (19 * a + b - b / 4 - g + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
