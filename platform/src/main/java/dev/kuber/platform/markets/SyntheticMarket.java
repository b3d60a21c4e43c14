package dev.kuber.platform.markets;

import dev.kuber.platform.markets.synthetic.SyntheticDays;
import dev.kuber.port.MarketData.NoData;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A made-up market of five symbols from 2015 to 2035 that never closes: minute bars as a pure function of seed, symbol
 * and time, the same on every machine and in whatever order they are asked for. Labelled synthetic wherever it is shown.
 */
public final class SyntheticMarket implements KeptRange.Origin {

    /** What a user sees as the source of its prices. */
    public static final String SOURCE = "synthetic";

    public static final Instant FIRST =
            SyntheticDays.FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
    /** From here on there are no bars. */
    public static final Instant END =
            SyntheticDays.END.atStartOfDay(ZoneOffset.UTC).toInstant();

    /** No agent sees more than this; a longer key was made by hand. */
    private static final long LONGEST_KEPT = Duration.ofDays(20 * 365).toMillis();

    private final long seed;
    private final SyntheticDays days;

    public SyntheticMarket(long seed) {
        this.seed = seed;
        this.days = new SyntheticDays(seed);
    }

    public static List<Symbol> symbols() {
        return SyntheticDays.symbols();
    }

    public static boolean has(Symbol symbol) {
        return symbols().contains(symbol);
    }

    /** What the company or coin is called. */
    public static String nameOf(Symbol symbol) {
        return SyntheticDays.nameOf(symbol);
    }

    public long seed() {
        return seed;
    }

    /** Its days are UTC days. */
    public TradingCalendar calendar() {
        return Calendars.always();
    }

    /**
     * Names this market in keys of kept bars.
     *
     * @see History#origin()
     */
    public String origin() {
        return SOURCE + "/" + seed;
    }

    /** The seed in an origin of this market. */
    public static Optional<Long> seedOf(String origin) {
        String prefix = SOURCE + "/";
        if (!origin.matches(prefix + "-?\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(origin.substring(prefix.length())));
    }

    /** The bars of a key, made again. */
    @Override
    public Optional<Bars> kept(KeptRange range) {
        if (!range.origin().equals(origin()) || !has(range.symbol()) || range.to() - range.from() > LONGEST_KEPT) {
            return Optional.empty();
        }
        Bars bars = bars(
                range.symbol(),
                range.timeframe(),
                Instant.ofEpochMilli(range.from()),
                Instant.ofEpochMilli(range.to()));
        return Optional.of(bars).filter(b -> KeptRange.of(origin(), b).equals(range));
    }

    /**
     * The bars of a timeframe that lie wholly between two times.
     *
     * @throws NoData if there is no such symbol
     */
    public Bars bars(Symbol symbol, Timeframe timeframe, Instant from, Instant to) {
        Instant begin = inRange(from);
        Instant end = max(begin, inRange(to));
        if (!has(symbol)) {
            throw new NoData("The synthetic market has no " + symbol + ": it has "
                    + String.join(", ", symbols().stream().map(Symbol::value).toList()) + ".");
        }
        LocalDate first = dayOf(timeframe.equals(Timeframe.W1) ? monday(begin) : begin);
        LocalDate last = dayOf(end.minusMillis(1));
        if (timeframe.equals(Timeframe.M1) && first.equals(last) && first.isBefore(SyntheticDays.END)) {
            return BarRange.within(days.minutes(symbol, first), begin, end);
        }
        var columns = new BarColumns(16);
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            add(symbol, timeframe, day, columns);
        }
        Bars bars = timeframe.equals(Timeframe.W1)
                ? Resampling.to(columns.toBars(symbol, Timeframe.D1), Timeframe.W1, calendar(), end)
                : columns.toBars(symbol, timeframe);
        return BarRange.within(bars, begin, end);
    }

    private void add(Symbol symbol, Timeframe timeframe, LocalDate day, BarColumns columns) {
        if (timeframe.equals(Timeframe.M1)) {
            columns.copyAll(days.minutes(symbol, day));
        } else if (timeframe.intraday()) {
            columns.copyAll(Resampling.to(days.minutes(symbol, day), timeframe, calendar()));
        } else {
            columns.copy(days.daily(symbol, day));
        }
    }

    /** Its minutes as a recording for a backtest, from the Monday before, so that coarser bars are whole. */
    public History history(Symbol symbol, Instant from, Instant to) {
        return History.of(bars(symbol, Timeframe.M1, monday(inRange(from)), to), calendar(), origin());
    }

    @Override
    public Bars closing(Symbol symbol, Timeframe timeframe, Instant after, Instant until) {
        // No bar but a weekly one spans midnight, so none that closes later opens on an earlier day.
        Instant day = after.truncatedTo(ChronoUnit.DAYS);
        Bars bars = bars(symbol, timeframe, timeframe.equals(Timeframe.W1) ? monday(day) : day, until);
        return bars.slice(bars.countClosedBy(after.toEpochMilli()), bars.size());
    }

    private static LocalDate dayOf(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant monday(Instant time) {
        long day = Math.floorDiv(time.toEpochMilli(), 86_400_000L);
        long monday = Math.max(day - Math.floorMod(day + 3, 7L), SyntheticDays.FIRST.toEpochDay());
        return Instant.ofEpochSecond(monday * 86_400L);
    }

    /** The nearest time at which there may be bars. */
    static Instant inRange(Instant time) {
        return max(FIRST, min(time, END));
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
