package dev.kuber.platform.pipelines;

import dev.kuber.agent.Option;

/** When a pipeline runs. */
public enum RunMode {
    /** One execution after each start. */
    @Option(title = "Once", description = "Runs once after each start.")
    RUN_ONCE,
    /** The next execution begins when one has ended, at the next close of the primary timeframe. */
    @Option(title = "Continuously", description = "When a run has ended, the next begins at the next close of a bar.")
    RUN_CONTINUOUS,
    /** As its time trigger says. */
    @Option(title = "On schedule", description = "Runs when its time trigger says.")
    RUN_SCHEDULED,
    /** As its price or technical trigger says. */
    @Option(title = "On signal", description = "Runs when its price or technical trigger says.")
    RUN_ON_SIGNAL
}
