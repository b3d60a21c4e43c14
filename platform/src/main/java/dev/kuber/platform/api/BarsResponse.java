package dev.kuber.platform.api;

import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.util.stream.IntStream;

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

    static BarsResponse of(Bars bars, String source) {
        int size = bars.size();
        return new BarsResponse(
                bars.symbol(),
                bars.timeframe(),
                source,
                IntStream.range(0, size).mapToLong(i -> bars.opensAt(i) / 1000).toArray(),
                IntStream.range(0, size).mapToDouble(bars::open).toArray(),
                IntStream.range(0, size).mapToDouble(bars::high).toArray(),
                IntStream.range(0, size).mapToDouble(bars::low).toArray(),
                IntStream.range(0, size).mapToDouble(bars::close).toArray(),
                IntStream.range(0, size).mapToDouble(bars::volume).toArray());
    }
}
