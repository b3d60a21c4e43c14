package dev.kuber.trade;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Length of a bar, written {@code 1m}, {@code 5m}, {@code 1h}, {@code 4h}, {@code 1d} or {@code 1w}.
 *
 * <p>Intraday bars are aligned to the exchange's day, daily bars span one session, weekly bars the sessions of one
 * week; the exact times of a bar are kept with the {@link Bars}.
 *
 * @param count how many units
 */
public record Timeframe(int count, Unit unit) implements Comparable<Timeframe> {

    public static final Timeframe M1 = new Timeframe(1, Unit.MINUTE);
    public static final Timeframe M5 = new Timeframe(5, Unit.MINUTE);
    public static final Timeframe M15 = new Timeframe(15, Unit.MINUTE);
    public static final Timeframe M30 = new Timeframe(30, Unit.MINUTE);
    public static final Timeframe H1 = new Timeframe(1, Unit.HOUR);
    public static final Timeframe H4 = new Timeframe(4, Unit.HOUR);
    public static final Timeframe D1 = new Timeframe(1, Unit.DAY);
    public static final Timeframe W1 = new Timeframe(1, Unit.WEEK);

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]?)([mhdw])");

    public Timeframe {
        int limit = switch (unit) {
            case MINUTE -> 59;
            case HOUR -> 23;
            case DAY, WEEK -> 1;
        };
        if (count < 1 || count > limit) {
            throw new IllegalArgumentException(
                    "A timeframe of " + count + unit.letter + " is not possible: between 1 and " + limit + " here.");
        }
    }

    /** @throws IllegalArgumentException if the text is not a timeframe */
    public static Timeframe of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a timeframe: write 1m, 5m, 15m, 30m, 1h, 4h, 1d or 1w.");
        }
        int count = Integer.parseInt(matcher.group(1));
        return new Timeframe(
                count,
                switch (matcher.group(2)) {
                    case "m" -> Unit.MINUTE;
                    case "h" -> Unit.HOUR;
                    case "d" -> Unit.DAY;
                    default -> Unit.WEEK;
                });
    }

    /** Nominal length; a day is 24 hours here even where a session is shorter. */
    public Duration duration() {
        return unit.length.multipliedBy(count);
    }

    public boolean intraday() {
        return unit == Unit.MINUTE || unit == Unit.HOUR;
    }

    @Override
    public int compareTo(Timeframe other) {
        return duration().compareTo(other.duration());
    }

    @Override
    public String toString() {
        return count + unit.letter;
    }

    /** Unit of a timeframe. */
    public enum Unit {
        MINUTE("m", Duration.ofMinutes(1)),
        HOUR("h", Duration.ofHours(1)),
        DAY("d", Duration.ofDays(1)),
        WEEK("w", Duration.ofDays(7));

        private final String letter;
        private final Duration length;

        Unit(String letter, Duration length) {
            this.letter = letter;
            this.length = length;
        }
    }
}
