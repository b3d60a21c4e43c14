package dev.kuber.trade;

/**
 * How orders belong together: alone; an entry with take-profit and stop-loss; or take-profit and stop-loss of which one
 * cancels the other.
 */
public enum OrderClass {
    SIMPLE,
    BRACKET,
    OCO
}
