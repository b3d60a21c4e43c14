package dev.kuber.platform.pipelines;

/** With what money a pipeline trades. Only {@code modes} may ask for it. */
public enum TradingMode {
    LIVE,
    PAPER,
    SIMULATION,
    VALIDATION
}
