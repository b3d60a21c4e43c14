package dev.kuber.agents.trigger;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * A schedule in the five fields of Unix cron: minute, hour, day of month, month, day of week. Fields take {@code *},
 * numbers, ranges, steps, lists, and English names of months and days; Sunday is 0 and 7. As in cron, when both day
 * fields are restricted, a day that fits either one counts.
 */
final class Cron {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet daysOfMonth;
    private final BitSet months;
    private final BitSet daysOfWeek;
    private final boolean eitherDay;

    private Cron(String[] fields) {
        minutes = values("minute", fields[0], 0, 59, List.of());
        hours = values("hour", fields[1], 0, 23, List.of());
        daysOfMonth = values("day of month", fields[2], 1, 31, List.of());
        months = values("month", fields[3], 1, 12, MONTHS);
        daysOfWeek = values("day of week", fields[4], 0, 7, DAYS);
        if (daysOfWeek.get(7)) {
            daysOfWeek.set(0);
        }
        eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
    }

    /** @throws IllegalArgumentException if the text is not a schedule; the message says which field is wrong */
    static Cron parse(String text) {
        String[] fields = text.strip().split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException(
                    "cron: '" + text
                            + "' needs five fields: minute, hour, day of month, month, day of week, such as 30 10 * * MON-FRI.");
        }
        return new Cron(fields);
    }

    boolean matches(LocalDate day) {
        if (!months.get(day.getMonthValue())) {
            return false;
        }
        boolean ofMonth = daysOfMonth.get(day.getDayOfMonth());
        boolean ofWeek = daysOfWeek.get(
                day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : day.getDayOfWeek().getValue());
        return eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek;
    }

    /** The times of a matching day, ascending. */
    List<LocalTime> times() {
        var times = new ArrayList<LocalTime>();
        hours.stream().forEach(h -> minutes.stream().forEach(m -> times.add(LocalTime.of(h, m))));
        return times;
    }

    private static BitSet values(String name, String field, int min, int max, List<String> names) {
        var values = new BitSet();
        for (String part : field.split(",", -1)) {
            String[] stepped = part.split("/", -1);
            if (stepped.length > 2) {
                throw wrong(name, field, min, max);
            }
            String[] range = stepped[0].split("-", -1);
            int first;
            int last;
            if (stepped[0].equals("*")) {
                first = min;
                last = max;
            } else {
                first = number(name, field, range[0], min, max, names);
                last = range.length == 2
                        ? number(name, field, range[1], min, max, names)
                        : stepped.length == 2 ? max : first;
            }
            int step = stepped.length == 2 ? number(name, field, stepped[1], 1, max, List.of()) : 1;
            if (first > last || range.length > 2) {
                throw wrong(name, field, min, max);
            }
            for (int i = first; i <= last; i += step) {
                values.set(i);
            }
        }
        return values;
    }

    private static int number(String name, String field, String text, int min, int max, List<String> names) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (named >= 0) {
            return named + min;
        }
        if (!text.matches("[0-9]{1,2}")) {
            throw wrong(name, field, min, max);
        }
        int number = Integer.parseInt(text);
        if (number < min || number > max) {
            throw wrong(name, field, min, max);
        }
        return number;
    }

    private static IllegalArgumentException wrong(String name, String field, int min, int max) {
        return new IllegalArgumentException("cron: '" + field + "' is no " + name + ": use *, numbers from " + min
                + " to " + max + ", ranges, lists or steps.");
    }
}
