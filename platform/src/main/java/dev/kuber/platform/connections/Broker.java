package dev.kuber.platform.connections;

/** A broker that can be connected. */
public enum Broker {
    ALPACA
}
