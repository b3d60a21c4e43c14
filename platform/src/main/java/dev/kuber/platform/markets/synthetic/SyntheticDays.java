package dev.kuber.platform.markets.synthetic;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.markets.Resampling;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The days of the synthetic market, made when asked for; the last ones used are remembered. */
public final class SyntheticDays {

    public static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    /** The first day that there is not. */
    public static final LocalDate END = LocalDate.of(2036, 1, 1);

    private static final int REMEMBERED = 128;
    private static final long DAY = 86_400_000L;

    private final long seed;
    private final Map<Symbol, DailyPath> paths = new ConcurrentHashMap<>();
    private final Map<Key, Bars> remembered = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Bars> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** By days since {@link #FIRST}; a day's bar is small, and weeks and averages ask for many. */
    private final Map<Symbol, AtomicReferenceArray<Bar>> dailyBars = new ConcurrentHashMap<>();

    private record Key(Symbol symbol, long day) {}

    public SyntheticDays(long seed) {
        this.seed = seed;
    }

    public static List<Symbol> symbols() {
        return Instrument.ALL.stream().map(Instrument::symbol).toList();
    }

    public static String nameOf(Symbol symbol) {
        return instrument(symbol).name();
    }

    /** The 1,440 minute bars of a UTC day between {@link #FIRST} and {@link #END}. */
    public Bars minutes(Symbol symbol, LocalDate day) {
        var key = new Key(symbol, day.toEpochDay());
        synchronized (remembered) {
            Bars known = remembered.get(key);
            if (known != null) {
                return known;
            }
        }
        Instrument instrument = instrument(symbol);
        DailyPath path = paths.computeIfAbsent(
                symbol, _ -> new DailyPath(instrument, seed, (int) (END.toEpochDay() - FIRST.toEpochDay())));
        int index = (int) (day.toEpochDay() - FIRST.toEpochDay());
        Bars bars = new DayOfMinutes(instrument, seed, path, index).bars(day.toEpochDay() * DAY);
        synchronized (remembered) {
            remembered.put(key, bars);
        }
        return bars;
    }

    /** The one bar of a UTC day, as its minutes add up. */
    public Bar daily(Symbol symbol, LocalDate day) {
        var known = dailyBars.computeIfAbsent(
                symbol, _ -> new AtomicReferenceArray<>((int) (END.toEpochDay() - FIRST.toEpochDay())));
        int index = (int) (day.toEpochDay() - FIRST.toEpochDay());
        Bar bar = known.get(index);
        if (bar == null) {
            bar = Resampling.to(minutes(symbol, day), Timeframe.D1, Calendars.always())
                    .last();
            known.set(index, bar);
        }
        return bar;
    }

    private static Instrument instrument(Symbol symbol) {
        for (Instrument instrument : Instrument.ALL) {
            if (instrument.symbol().equals(symbol)) {
                return instrument;
            }
        }
        throw new IllegalArgumentException("The synthetic market has no " + symbol + ".");
    }
}
