package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.util.Optional;

/** The latest known price of a symbol, as of the timeline's now; empty where the market does not know the symbol. */
@FunctionalInterface
public interface PriceLookup {

    Optional<Price> latest(Symbol symbol);
}
