package dev.kuber.trade;

/** How long an order works: until the session ends, or until cancelled. */
public enum TimeInForce {
    DAY,
    GTC
}
