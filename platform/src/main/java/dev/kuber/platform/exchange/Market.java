package dev.kuber.platform.exchange;

import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the exchange's prices and time come from. Safe for several threads. */
public interface Market {

    /** The exchange's time. */
    Instant now();

    List<Symbol> symbols();

    /** What the company or coin is called. */
    String nameOf(Symbol symbol);

    /** The last trade; empty before the first and for unknown symbols. */
    Optional<Tick> last(Symbol symbol);

    /** The finest bar that closed last; empty before the first and for unknown symbols. */
    Optional<Bar> lastBar(Symbol symbol);

    /** The finest bars that open at {@code from} or later and before {@code to} and have closed by now, oldest first. */
    Bars bars(Symbol symbol, Instant from, Instant to);

    /** When the first bar opens that there is. */
    Instant first(Symbol symbol);

    /** From now on the listener is told, in the order of time and never by two threads at once. */
    void listen(MarketListener listener);

    /** What happens on the market. */
    interface MarketListener {

        void traded(Tick tick);

        /** A bar of the finest timeframe has closed. */
        void closed(Symbol symbol, Bar bar);

        /** Time has passed, whether anything was traded or not. */
        void advanced(Instant now);
    }
}
