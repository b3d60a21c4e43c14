package dev.kuber.platform.markets;

import dev.kuber.indicator.Readings;
import dev.kuber.port.MarketData.NoData;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The recorded bars of one symbol, with coarser timeframes and indicators made from them on first use. Every question
 * names a time, and no answer holds a bar that closes after it; may be shared by threads.
 */
public final class History implements KeptRange.Origin {

    private final Bars base;
    private final TradingCalendar calendar;
    private final String origin;
    private final Map<Timeframe, Frame> frames = new ConcurrentHashMap<>();

    private History(Bars base, TradingCalendar calendar, String origin) {
        this.base = base;
        this.calendar = calendar;
        this.origin = origin;
        frames.put(base.timeframe(), new Frame(base));
    }

    /**
     * @param base the finest bars there are
     * @param calendar to whose sessions coarser bars are aligned
     */
    public static History of(Bars base, TradingCalendar calendar) {
        return of(base, calendar, "recorded");
    }

    /** @param origin see {@link #origin()} */
    public static History of(Bars base, TradingCalendar calendar, String origin) {
        return new History(base, calendar, origin);
    }

    /** What exactly was recorded, without a colon, such as {@code synthetic/7}: part of the keys of kept bars. */
    public String origin() {
        return origin;
    }

    @Override
    public Optional<Bars> kept(KeptRange range) {
        return range.in(this);
    }

    public Symbol symbol() {
        return base.symbol();
    }

    /** The finest timeframe. */
    public Timeframe timeframe() {
        return base.timeframe();
    }

    public TradingCalendar calendar() {
        return calendar;
    }

    /** The finest bars, all of them: for those who move time, never for those who live in it. */
    public Bars base() {
        return base;
    }

    /** All bars of a timeframe, future ones included: for those who move time, never for those who live in it. */
    public Bars all(Timeframe timeframe) {
        return frame(timeframe).bars();
    }

    public boolean serves(Timeframe timeframe) {
        return Resampling.possible(base.timeframe(), timeframe);
    }

    /** How many bars of the timeframe have closed at this time. */
    public int countClosedBy(Timeframe timeframe, Instant now) {
        return frame(timeframe).countClosedBy(now.toEpochMilli());
    }

    /**
     * The last {@code count} bars that have closed at this time.
     *
     * @throws NoData if the timeframe is finer than the recording
     */
    public Bars bars(Timeframe timeframe, int count, Instant now) {
        Frame frame = frame(timeframe);
        int closed = frame.countClosedBy(now.toEpochMilli());
        return frame.bars().slice(Math.max(0, closed - count), closed);
    }

    /**
     * The standard indicators at the last bar that has closed at this time; with no bar closed all are unknown.
     *
     * @throws NoData if the timeframe is finer than the recording
     */
    public Readings readings(Timeframe timeframe, Instant now) {
        Frame frame = frame(timeframe);
        return frame.readings(frame.countClosedBy(now.toEpochMilli()));
    }

    @Override
    public Bars closing(Symbol wanted, Timeframe timeframe, Instant after, Instant until) {
        if (!wanted.equals(symbol())) {
            throw new NoData("There are no bars of " + wanted + " here, only of " + symbol() + ".");
        }
        Bars bars = frame(timeframe).bars();
        int first = bars.countClosedBy(after.toEpochMilli());
        return bars.slice(first, Math.max(first, bars.countClosedBy(until.toEpochMilli())));
    }

    private Frame frame(Timeframe timeframe) {
        Frame frame = frames.get(timeframe);
        return frame != null ? frame : frames.computeIfAbsent(timeframe, this::resampled);
    }

    private Frame resampled(Timeframe timeframe) {
        if (!serves(timeframe)) {
            throw new NoData("There are no " + timeframe + " bars of " + symbol() + ": the recording has "
                    + base.timeframe() + " bars, which do not add up to them.");
        }
        return new Frame(Resampling.to(base, timeframe, calendar));
    }
}
