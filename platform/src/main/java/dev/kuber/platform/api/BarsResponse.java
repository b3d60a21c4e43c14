package dev.kuber.platform.api;

import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Bars as columns of equal length.
 *
 * @param time epoch seconds at which each bar opens
 */
@SuppressWarnings("ArrayRecordComponent") // written as JSON and gone
record BarsResponse(
        Symbol symbol,
        Timeframe timeframe,
        String source,
        long[] time,
        double[] open,
        double[] high,
        double[] low,
        double[] close,
        double[] volume) {

    /** Bars, and those that follow them. */
    static BarsResponse of(Bars bars, Bars more, String source) {
        return new BarsResponse(
                bars.symbol(),
                bars.timeframe(),
                source,
                LongStream.concat(seconds(bars), seconds(more)).toArray(),
                column(bars, more, Bars::open),
                column(bars, more, Bars::high),
                column(bars, more, Bars::low),
                column(bars, more, Bars::close),
                column(bars, more, Bars::volume));
    }

    private static LongStream seconds(Bars bars) {
        return IntStream.range(0, bars.size()).mapToLong(i -> bars.opensAt(i) / 1000);
    }

    private static double[] column(Bars bars, Bars more, Column column) {
        return IntStream.range(0, bars.size() + more.size())
                .mapToDouble(i -> i < bars.size() ? column.at(bars, i) : column.at(more, i - bars.size()))
                .toArray();
    }

    /** One of the columns of bars. */
    @FunctionalInterface
    private interface Column {
        double at(Bars bars, int index);
    }
}
