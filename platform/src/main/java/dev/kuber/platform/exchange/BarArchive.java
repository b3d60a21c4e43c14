package dev.kuber.platform.exchange;

import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Bars of any timeframe, made from a market's finest bars a stretch at a time. */
final class BarArchive {

    private final Market market;

    BarArchive(Market market) {
        this.market = market;
    }

    /**
     * Up to {@code most} bars that begin at {@code from} or later and no later than {@code to}.
     *
     * @param ascending oldest first, else newest first
     */
    List<Bar> bars(Symbol symbol, BarFrame frame, Instant from, Instant to, boolean ascending, int most) {
        var found = new ArrayList<Bar>();
        Instant first = later(market.first(symbol), from);
        Instant begin = frame.begin(symbol, first);
        if (begin.isBefore(from)) {
            begin = frame.end(symbol, begin);
        }
        Instant now = market.now();
        Instant end = (to.isBefore(now) ? to : now).plusMillis(1);
        Duration stretch = stretch(frame);
        while (begin.isBefore(end) && found.size() < most) {
            Instant from1;
            Instant to1;
            if (ascending) {
                from1 = begin;
                to1 = earlier(frame.end(symbol, frame.begin(symbol, begin.plus(stretch))), end);
                begin = to1;
            } else {
                to1 = end;
                from1 = later(frame.begin(symbol, end.minus(stretch)), begin);
                end = from1;
            }
            List<Bar> part = stretch(symbol, frame, from1, to1);
            found.addAll(ascending ? part : part.reversed());
        }
        return found.size() > most ? List.copyOf(found.subList(0, most)) : found;
    }

    /** Bars that begin between two times, the last of them with all that has happened in it. */
    private List<Bar> stretch(Symbol symbol, BarFrame frame, Instant from, Instant to) {
        Instant last = frame.begin(symbol, to.minusMillis(1));
        Bars finest = market.bars(symbol, from, later(frame.end(symbol, last), to));
        if (finest.timeframe().duration().compareTo(frame.length()) > 0) {
            return List.of();
        }
        return frame.of(symbol, frame.intraday() ? HoursFilter.extended(finest) : HoursFilter.regular(finest));
    }

    /** Some thousand bars, and not too many of the finest. */
    private static Duration stretch(BarFrame frame) {
        return frame.intraday() ? frame.length().multipliedBy(2_000) : Duration.ofDays(366);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
