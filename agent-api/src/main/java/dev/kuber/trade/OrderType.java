package dev.kuber.trade;

/** How an order's price is decided. */
public enum OrderType {
    MARKET,
    LIMIT,
    STOP,
    STOP_LIMIT,
    /** A stop that follows the best price since the order at a distance, its {@link Trail}. */
    TRAILING_STOP
}
