package dev.kuber.platform.exchange;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.port.TradingCalendar.Session;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The account's worth over time. */
final class PortfolioRoute {

    private static final Pattern PERIOD = Pattern.compile("([1-9][0-9]{0,2})([DWMA])");
    private static final Map<String, Duration> STEPS = Map.of(
            "1Min", Duration.ofMinutes(1),
            "5Min", Duration.ofMinutes(5),
            "15Min", Duration.ofMinutes(15),
            "1H", Duration.ofHours(1));
    private static final int LONGEST = 50_000;

    private final Market market;

    PortfolioRoute(Market market) {
        this.market = market;
    }

    private record History(
            List<Long> timestamp,
            List<@Nullable BigDecimal> equity,
            List<@Nullable BigDecimal> profitLoss,
            List<@Nullable BigDecimal> profitLossPct,
            BigDecimal baseValue,
            String baseValueAsof,
            String timeframe) {}

    /** A stretch of time, labelled with its beginning. */
    private record Window(Instant begins, Instant ends) {}

    Reply history(Call call) {
        Instant end =
                call.time("end").filter(time -> time.isBefore(market.now())).orElse(market.now());
        LocalDate last = end.atZone(Venues.NEW_YORK).toLocalDate();
        Optional<Instant> start = call.time("start");
        LocalDate first = start.map(time -> time.atZone(Venues.NEW_YORK).toLocalDate())
                .orElseGet(() -> last.minus(period(call)).plusDays(1));
        long days = Duration.between(first.atStartOfDay(), last.plusDays(1).atStartOfDay())
                .toDays();
        String timeframe = call.text("timeframe").orElse(days <= 1 ? "5Min" : days <= 30 ? "1H" : "1D");
        if (!timeframe.equals("1D") && !STEPS.containsKey(timeframe)) {
            throw BadParameter.unprocessable("invalid timeframe " + timeframe);
        }
        if (!timeframe.equals("1D") && days > 31) {
            throw BadParameter.unprocessable("intraday timeframes are available for 30 days at most");
        }
        List<Window> windows = windows(first, last, Optional.ofNullable(STEPS.get(timeframe)), end);
        Instant before = start.orElse(first.atStartOfDay(Venues.NEW_YORK).toInstant());
        return Reply.ok(history(call.account(), windows, before, timeframe));
    }

    private static History history(TradingAccount account, List<Window> windows, Instant before, String timeframe) {
        BigDecimal base = account.worthAt(before);
        var timestamps = new ArrayList<Long>();
        var profits = new ArrayList<@Nullable BigDecimal>();
        var percents = new ArrayList<@Nullable BigDecimal>();
        List<@Nullable BigDecimal> equity =
                account.worth(windows.stream().map(Window::ends).toList());
        for (int i = 0; i < windows.size(); i++) {
            timestamps.add(windows.get(i).begins.getEpochSecond());
            BigDecimal worth = equity.get(i);
            profits.add(worth == null ? null : worth.subtract(base));
            percents.add(worth == null ? null : worth.subtract(base).divide(base, 6, RoundingMode.HALF_EVEN));
        }
        String asOf = before.atZone(Venues.NEW_YORK).toLocalDate().toString();
        return new History(timestamps, equity, profits, percents, base, asOf, timeframe);
    }

    /** The steps of the sessions of these days that have begun. */
    private static List<Window> windows(LocalDate first, LocalDate last, Optional<Duration> step, Instant now) {
        var windows = new ArrayList<Window>();
        for (LocalDate day = first; !day.isAfter(last) && windows.size() < LONGEST; day = day.plusDays(1)) {
            Optional<Session> session = Calendars.nyse().session(day);
            if (session.isEmpty()) {
                continue;
            }
            Duration length = step.orElse(
                    Duration.between(session.get().opens(), session.get().closes()));
            Instant begins = session.get().opens();
            while (begins.isBefore(session.get().closes()) && begins.isBefore(now)) {
                Instant ends = begins.plus(length);
                windows.add(new Window(begins, ends.isBefore(now) ? ends : now));
                begins = ends;
            }
        }
        return windows;
    }

    private static Period period(Call call) {
        String text = call.text("period").orElse("1M");
        Matcher matcher = PERIOD.matcher(text);
        if (!matcher.matches()) {
            throw BadParameter.unprocessable("invalid period " + text);
        }
        int count = Integer.parseInt(matcher.group(1));
        return switch (matcher.group(2)) {
            case "D" -> Period.ofDays(count);
            case "W" -> Period.ofWeeks(count);
            case "M" -> Period.ofMonths(count);
            default -> Period.ofYears(count);
        };
    }
}
