package dev.kuber.platform.brokers.alpaca;

import dev.kuber.indicator.Readings;
import dev.kuber.indicator.ReadingsColumns;
import dev.kuber.indicator.StandardReadings;
import dev.kuber.platform.markets.BarColumns;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.markets.Resampling;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recent bars of what is asked for, read once per bar. Coarser bars are made from Alpaca's finer ones exactly as from
 * a recording, so that an agent sees the same in a backtest: within sessions, counted from the open.
 *
 * <p>A bar counts as closed {@link #SETTLING} after its end, not before: so long Alpaca may take to complete it.
 */
final class BarShelf {

    static final Duration SETTLING = Duration.ofSeconds(2);

    /** Bars for every standard indicator: 200 for the slowest average, and some for exponential ones to settle. */
    private static final int FOR_READINGS = 600;

    private static final int WEEKS_FOR_READINGS = 210;
    private static final int REMEMBERED = 512;
    /** So many of the newest bars are read again, as late trades may still change them. */
    private static final int CORRECTABLE = 3;

    private final BarRequests requests;
    private final Map<Key, Series> series = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Series> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Key(Symbol symbol, Timeframe timeframe) {}

    BarShelf(BarRequests requests) {
        this.requests = requests;
    }

    /** To whose sessions the bars of this symbol belong. */
    static TradingCalendar calendar(Symbol symbol) {
        return Fields.isPair(symbol) ? Calendars.always() : Calendars.nyse();
    }

    /** The last {@code count} bars that had closed and settled at this time. */
    Bars bars(Symbol symbol, Timeframe timeframe, int count, Instant now) {
        Series own = series(symbol, timeframe);
        synchronized (own) {
            own.load(count, now.minus(SETTLING));
            return own.bars.closedBy(now.minus(SETTLING)).last(count);
        }
    }

    Readings readings(Symbol symbol, Timeframe timeframe, Instant now) {
        Series own = series(symbol, timeframe);
        synchronized (own) {
            own.load(timeframe.unit() == Timeframe.Unit.WEEK ? WEEKS_FOR_READINGS : FOR_READINGS, now.minus(SETTLING));
            return own.readings(now.minus(SETTLING));
        }
    }

    private Series series(Symbol symbol, Timeframe timeframe) {
        synchronized (series) {
            return series.computeIfAbsent(new Key(symbol, timeframe), _ -> new Series(symbol, timeframe));
        }
    }

    /** Bars of one symbol and timeframe. Guarded by itself. */
    private final class Series {
        private final Symbol symbol;
        private final Timeframe timeframe;
        private final Timeframe fine;
        private final TradingCalendar calendar;
        private final Closes closes;
        private Bars base;
        private Bars bars;
        private int asked;
        private Instant validUntil = Instant.MIN;
        private Instant known = Instant.MIN;
        private @Nullable ReadingsColumns readings;

        Series(Symbol symbol, Timeframe timeframe) {
            this.symbol = symbol;
            this.timeframe = timeframe;
            this.fine = fine(symbol, timeframe);
            this.calendar = calendar(symbol);
            this.closes = new Closes(calendar);
            this.base = Bars.none(symbol, fine);
            this.bars = Bars.none(symbol, timeframe);
        }

        /** Makes sure of the last {@code count} bars that have closed at this time. */
        void load(int count, Instant until) {
            boolean more = count > asked;
            if (!more && until.isBefore(validUntil) && !until.isBefore(known)) {
                return;
            }
            if (more || base.isEmpty()) {
                base = requests.bars(symbol, fine, begin(count, until), until, calendar);
                asked = count;
            } else {
                base = extended(until);
            }
            bars = Resampling.to(base, timeframe, calendar, until);
            readings = null;
            known = until;
            validUntil = closes.next(timeframe, until);
        }

        private Bars extended(Instant until) {
            Bars sure = base.slice(0, Math.max(0, base.size() - CORRECTABLE));
            Instant from = sure.isEmpty()
                    ? Instant.ofEpochMilli(base.opensAt(0))
                    : Instant.ofEpochMilli(sure.closesAt(sure.size() - 1));
            var columns = new BarColumns(sure.size() + 64);
            columns.copyAll(sure);
            columns.copyAll(requests.bars(symbol, fine, from, until, calendar));
            return columns.toBars(symbol, fine);
        }

        /** From when on there are so many bars, if there was trade in each of them; half as many again for those without. */
        private Instant begin(int count, Instant until) {
            long wanted = count + count / 2 + 1L;
            if (!timeframe.intraday()) {
                long days = timeframe.unit() == Timeframe.Unit.WEEK ? wanted * 7 : wanted;
                return closes.opens((int) Math.min(days, 6_000), until);
            }
            long perSession = Math.max(
                    1,
                    Duration.between(
                                            calendar.currentOrNext(until).opens(),
                                            calendar.currentOrNext(until).closes())
                                    .toMillis()
                            / timeframe.duration().toMillis());
            return closes.opens((int) Math.min(wanted / perSession + 2, 2_500), until);
        }

        Readings readings(Instant until) {
            int closed = bars.countClosedBy(until.toEpochMilli());
            if (closed == 0) {
                return new StandardReadings().current();
            }
            ReadingsColumns columns = readings;
            if (columns == null) {
                columns = ReadingsColumns.of(bars);
                readings = columns;
            }
            return columns.at(closed - 1);
        }
    }

    /** The bars of Alpaca that add up to these. */
    static Timeframe fine(Symbol symbol, Timeframe timeframe) {
        if (!timeframe.intraday()) {
            return Fields.isPair(symbol) ? Timeframe.H1 : Timeframe.D1;
        }
        int minutes = (int) timeframe.duration().toMinutes();
        return new Timeframe(gcd(minutes, 30), Timeframe.Unit.MINUTE);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
