package dev.kuber.platform.markets.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Reads the times of a file: ISO 8601, epoch seconds to nanoseconds, {@code yyyyMMdd[HHmm[ss]]}, and local times in a
 * given zone. By hand, because a file may hold a million of them.
 */
final class TimeText {

    /** What a text turned out to be. */
    enum Kind {
        /** A point in time. */
        INSTANT,
        /** A day without time; its epoch milliseconds are those of the day's beginning in UTC. */
        DATE,
        /** A local time, and no zone was given. */
        NO_ZONE,
        /** A local time that the clocks of the zone skip. */
        SKIPPED,
        UNREADABLE
    }

    private static final long DAY = 86_400_000L;
    private static final long HOUR = 3_600_000L;
    private static final String LARGEST = Long.toString(Long.MAX_VALUE);

    private final Optional<ZoneId> zone;
    private long millis = Long.MIN_VALUE;
    private long cachedHour = Long.MIN_VALUE;
    private long cachedOffset;

    TimeText(Optional<ZoneId> zone) {
        this.zone = zone;
    }

    /** Epoch milliseconds of the last text, if it was an instant or a date. */
    long millis() {
        return millis;
    }

    /** @param timeOfDay text of a second column; empty for none */
    Kind read(String text, String timeOfDay) {
        if (digits(text, 0, text.length()) && !dateDigits(text)) {
            return epoch(text);
        }
        boolean compact = dateDigits(text);
        long day = compact ? day(text, 0, 4, 6) : isoDay(text);
        int dateEnd = compact ? 8 : 10;
        if (day == Long.MIN_VALUE) {
            return fractional(text);
        }
        String rest = timeOfDay.isEmpty()
                ? (text.length() > dateEnd ? text.substring(compact ? dateEnd : dateEnd + 1) : "")
                : timeOfDay;
        if (rest.isEmpty()) {
            millis = day * DAY;
            return Kind.DATE;
        }
        return time(day * DAY, rest);
    }

    private static boolean dateDigits(String text) {
        int length = text.length();
        return (length == 8 || length == 12 || length == 14)
                && (text.startsWith("19") || text.startsWith("20"))
                && digits(text, 0, length);
    }

    private Kind epoch(String text) {
        boolean tooLarge = text.length() > 19 || (text.length() == 19 && text.compareTo(LARGEST) > 0);
        if (text.isEmpty() || tooLarge) {
            return Kind.UNREADABLE;
        }
        long value = Long.parseLong(text);
        if (value < 100_000_000_000L) {
            millis = value * 1000;
        } else if (value < 100_000_000_000_000L) {
            millis = value;
        } else if (value < 100_000_000_000_000_000L) {
            millis = value / 1000;
        } else {
            millis = value / 1_000_000;
        }
        return Kind.INSTANT;
    }

    /** Epoch seconds with a fraction. */
    private Kind fractional(String text) {
        int point = text.indexOf('.');
        if (point < 1 || point > 11 || !digits(text, 0, point) || !digits(text, point + 1, text.length())) {
            return Kind.UNREADABLE;
        }
        millis = Math.round(Double.parseDouble(text) * 1000);
        return Kind.INSTANT;
    }

    private static long isoDay(String text) {
        if (text.length() < 10 || !digits(text, 0, 4)) {
            return Long.MIN_VALUE;
        }
        char separator = text.charAt(4);
        if ((separator != '-' && separator != '/' && separator != '.') || text.charAt(7) != separator) {
            return Long.MIN_VALUE;
        }
        return text.length() > 10 && text.charAt(10) != 'T' && text.charAt(10) != ' '
                ? Long.MIN_VALUE
                : day(text, 0, 5, 8);
    }

    private static long day(String text, int year, int month, int day) {
        if (!digits(text, month, month + 2) || !digits(text, day, day + 2)) {
            return Long.MIN_VALUE;
        }
        try {
            return LocalDate.of(number(text, year, 4), number(text, month, 2), number(text, day, 2))
                    .toEpochDay();
        } catch (DateTimeException notADay) {
            return Long.MIN_VALUE;
        }
    }

    /** {@code HH:mm[:ss[.fraction]]} or {@code HHmm[ss]}, with an offset or without. */
    private Kind time(long day, String text) {
        int end = 0;
        while (end < text.length() && "0123456789:.".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        long time = timeOfDay(text.substring(0, end));
        if (time < 0) {
            return Kind.UNREADABLE;
        }
        String offset = text.substring(end).strip();
        if (offset.isEmpty()) {
            return zone.map(z -> local(day + time, z)).orElse(Kind.NO_ZONE);
        }
        if (offset.equals("Z") || offset.equals("z") || offset.equals("UTC") || offset.equals("GMT")) {
            millis = day + time;
            return Kind.INSTANT;
        }
        try {
            millis = day + time - ZoneOffset.of(offset).getTotalSeconds() * 1000L;
            return Kind.INSTANT;
        } catch (DateTimeException notAnOffset) {
            return Kind.UNREADABLE;
        }
    }

    private static long timeOfDay(String text) {
        int point = text.indexOf('.');
        String whole = (point < 0 ? text : text.substring(0, point)).replace(":", "");
        if ((whole.length() != 4 && whole.length() != 6) || !digits(whole, 0, whole.length())) {
            return -1;
        }
        int hour = number(whole, 0, 2);
        int minute = number(whole, 2, 2);
        int second = whole.length() == 6 ? number(whole, 4, 2) : 0;
        if (hour > 23 || minute > 59 || second > 59) {
            return -1;
        }
        String fraction = point < 0 ? "" : (text.substring(point + 1) + "000").substring(0, 3);
        if (!digits(fraction, 0, fraction.length())) {
            return -1;
        }
        return hour * HOUR + minute * 60_000L + second * 1000L + (fraction.isEmpty() ? 0 : number(fraction, 0, 3));
    }

    private Kind local(long local, ZoneId in) {
        long hour = Math.floorDiv(local, HOUR);
        if (hour == cachedHour) {
            millis = local - cachedOffset;
            return Kind.INSTANT;
        }
        var time = LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000L), 0, ZoneOffset.UTC);
        List<ZoneOffset> offsets = in.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            return Kind.SKIPPED;
        }
        long previous = millis;
        cachedOffset = offsets.getFirst().getTotalSeconds() * 1000L;
        if (offsets.size() == 1) {
            cachedHour = hour;
        } else if (local - cachedOffset <= previous) {
            // The hour that the clocks repeat in autumn: in an ascending file its second pass comes later.
            cachedOffset = offsets.getLast().getTotalSeconds() * 1000L;
        }
        millis = local - cachedOffset;
        return Kind.INSTANT;
    }

    private static boolean digits(String text, int from, int to) {
        if (to > text.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }
}
