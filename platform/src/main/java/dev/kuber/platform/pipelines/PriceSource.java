package dev.kuber.platform.pipelines;

import dev.kuber.agent.Option;
import java.util.Locale;

/** Where the prices of a simulated market come from. */
public enum PriceSource {
    /** Made from a seed, the same each time. */
    @Option(title = "Synthetic", description = "Invents prices from a seed: the same seed, the same prices.")
    SYNTHETIC,
    /** Imported bars. */
    @Option(title = "Recorded", description = "Replays the bars that you have imported.")
    RECORDED;

    /** As it is stored and as it stands in the keys of markets. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
