package dev.kuber.trade;

/** How orders belong together. */
public enum OrderClass {
    /** Alone. */
    SIMPLE,
    /** An entry with take-profit and stop-loss. */
    BRACKET,
    /** One cancels other: take-profit and stop-loss of a position. */
    OCO,
    /** One triggers other: an entry with either take-profit or stop-loss. */
    OTO
}
