package dev.kuber.platform.brokers.alpaca;

import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.time.Instant;

/** Hears of trades in the market, one call at a time, on the stream's own thread: be quick. */
@FunctionalInterface
public interface PriceListener {

    void traded(Symbol symbol, Price price, Instant at);

    /** The stream is up again after a silence in which anything may have been traded. */
    default void back() {}
}
