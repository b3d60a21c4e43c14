package dev.kuber.trade;

/** How long an order works. */
public enum TimeInForce {
    /** Until the session ends; outside of a session, until the next one ends. */
    DAY,
    /** Good till cancelled. */
    GTC,
    /** Immediate or cancel: what cannot be filled at once is cancelled. */
    IOC,
    /** Fill or kill: filled at once and completely, or cancelled. */
    FOK,
    /** Takes part in the opening auction only. */
    OPG,
    /** Takes part in the closing auction only. */
    CLS
}
