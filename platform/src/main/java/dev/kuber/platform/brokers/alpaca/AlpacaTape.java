package dev.kuber.platform.brokers.alpaca;

import dev.kuber.platform.markets.BarTape;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Bars as they close, for those who wake what waits for them. Each is given from {@link BarShelf#SETTLING} after its
 * close, when it is complete. Minutes come from the stream while it brings all of them, after what it missed was fetched;
 * asking between two closes costs nothing.
 */
final class AlpacaTape implements BarTape {

    private static final long STEP = 512;

    private final BarShelf shelf;
    private final Function<Symbol, LiveMinutes> live;

    /** @param live the minutes of the stream that brings a symbol's prices */
    AlpacaTape(BarShelf shelf, Function<Symbol, LiveMinutes> live) {
        this.shelf = shelf;
        this.live = live;
    }

    @Override
    public Bars closing(Symbol symbol, Timeframe timeframe, Instant after, Instant until) {
        Instant to = until.minus(BarShelf.SETTLING);
        var closes = new Closes(BarShelf.calendar(symbol));
        if (!after.isBefore(to) || closes.next(timeframe, after).isAfter(to)) {
            return Bars.none(symbol, timeframe);
        }
        boolean minutes = timeframe.equals(Timeframe.M1);
        Optional<Bars> streamed = minutes ? live.apply(symbol).closing(symbol, after, to) : Optional.empty();
        return streamed.orElseGet(() -> {
            Bars bars = since(shelf.bars(symbol, timeframe, count(timeframe, after, to), until), after);
            if (minutes) {
                live.apply(symbol).fill(symbol, bars, after, to);
            }
            return bars;
        });
    }

    /** How many bars may have closed meanwhile, in large steps, because more than before means to read all again. */
    private static int count(Timeframe timeframe, Instant after, Instant to) {
        long most = Duration.between(after, to).dividedBy(timeframe.duration()) + 1;
        return (int) Math.min((most / STEP + 1) * STEP, 10 * STEP);
    }

    private static Bars since(Bars bars, Instant after) {
        return bars.slice(bars.countClosedBy(after.toEpochMilli()), bars.size());
    }
}
