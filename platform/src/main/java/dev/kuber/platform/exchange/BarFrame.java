package dev.kuber.platform.exchange;

import dev.kuber.trade.Bar;
import dev.kuber.trade.Symbol;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Timeframe of the market data API: {@code [1-59]Min}, {@code [1-23]Hour}, {@code 1Day}, {@code 1Week} or
 * {@code [1,2,3,4,6,12]Month}. Bars are aligned to midnight of the venue's zone: New York for stocks, UTC for crypto pairs;
 * weeks begin on Monday.
 *
 * @param unit MINUTES, HOURS, DAYS, WEEKS or MONTHS
 */
record BarFrame(int count, ChronoUnit unit) {

    static final BarFrame DAY = new BarFrame(1, ChronoUnit.DAYS);

    private static final Pattern FORM =
            Pattern.compile("([1-9][0-9]?)(Min|T|Hour|H|Day|D|Week|W|Month|M)", Pattern.CASE_INSENSITIVE);

    /** Empty if the text is no timeframe. */
    static Optional<BarFrame> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(matcher.group(1));
        String unit = matcher.group(2);
        return switch (unit.equals("M") ? "month" : unit.toLowerCase(Locale.ROOT)) {
            case "min", "t" -> count <= 59 ? frame(count, ChronoUnit.MINUTES) : Optional.empty();
            case "hour", "h" -> count <= 23 ? frame(count, ChronoUnit.HOURS) : Optional.empty();
            case "day", "d" -> count == 1 ? frame(1, ChronoUnit.DAYS) : Optional.empty();
            case "week", "w" -> count == 1 ? frame(1, ChronoUnit.WEEKS) : Optional.empty();
            default -> 12 % count == 0 ? frame(count, ChronoUnit.MONTHS) : Optional.empty();
        };
    }

    private static Optional<BarFrame> frame(int count, ChronoUnit unit) {
        return Optional.of(new BarFrame(count, unit));
    }

    boolean intraday() {
        return unit == ChronoUnit.MINUTES || unit == ChronoUnit.HOURS;
    }

    /** At least so long is a bar. */
    Duration length() {
        return unit.getDuration().multipliedBy(count).minusDays(unit == ChronoUnit.MONTHS ? count * 3L : 0);
    }

    /** When the bar begins in which this time lies. */
    Instant begin(Symbol symbol, Instant time) {
        ZonedDateTime local = time.atZone(zone(symbol));
        ZonedDateTime midnight = local.truncatedTo(ChronoUnit.DAYS);
        return switch (unit) {
            case MINUTES, HOURS -> {
                long step = length().toSeconds();
                long within = Duration.between(midnight, local).toSeconds();
                yield midnight.plusSeconds(within - within % step).toInstant();
            }
            case WEEKS ->
                midnight.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .toInstant();
            case MONTHS -> {
                LocalDate first = midnight.toLocalDate().withDayOfMonth(1);
                yield first.minusMonths((first.getMonthValue() - 1) % count)
                        .atStartOfDay(zone(symbol))
                        .toInstant();
            }
            default -> midnight.toInstant();
        };
    }

    /** When the bar ends that begins at this time. */
    Instant end(Symbol symbol, Instant begin) {
        if (!intraday()) {
            return begin.atZone(zone(symbol)).plus(count, unit).toInstant();
        }
        // A day need not be a whole number of bars; the last is cut at midnight.
        Instant midnight = DAY.end(symbol, DAY.begin(symbol, begin));
        Instant end = begin.plus(length());
        return end.isAfter(midnight) ? midnight : end;
    }

    /** The bars of this timeframe that the finer ones add up to; the last may still be growing. */
    List<Bar> of(Symbol symbol, List<Bar> finer) {
        var bars = new ArrayList<Bar>();
        Bar growing = null;
        for (Bar bar : finer) {
            if (growing != null && bar.opens().isBefore(growing.closes())) {
                growing = merged(growing, bar);
                bars.set(bars.size() - 1, growing);
            } else {
                Instant begin = begin(symbol, bar.opens());
                growing = new Bar(
                        begin, end(symbol, begin), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
                bars.add(growing);
            }
        }
        return bars;
    }

    private static Bar merged(Bar bar, Bar next) {
        return new Bar(
                bar.opens(),
                bar.closes(),
                bar.open(),
                Math.max(bar.high(), next.high()),
                Math.min(bar.low(), next.low()),
                next.close(),
                bar.volume() + next.volume());
    }

    private static ZoneId zone(Symbol symbol) {
        return Venues.crypto(symbol) ? ZoneOffset.UTC : Venues.NEW_YORK;
    }
}
