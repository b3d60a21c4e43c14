package dev.kuber.benchmarks;

import java.util.List;

/** Something whose speed is measured. */
interface Scenario {

    /** One word, as typed after {@code ./kuber bench}. */
    String name();

    /** One sentence on what is measured. */
    String description();

    /** Runs it; a few seconds to a minute. */
    List<Measure> run() throws Exception;
}
