package dev.kuber.platform.pipelines;

/** When a pipeline runs. */
public enum RunMode {
    /** One execution after each start. */
    RUN_ONCE,
    /** The next execution begins when one has ended, at the next close of the primary timeframe. */
    RUN_CONTINUOUS,
    /** As its time trigger says. */
    RUN_SCHEDULED,
    /** As its price or technical trigger says. */
    RUN_ON_SIGNAL
}
