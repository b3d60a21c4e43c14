package dev.kuber.platform.markets;

import dev.kuber.trade.Bars;
import java.util.List;

/** The outcome of reading a file of bars: all of it, or nothing and the reasons. */
public sealed interface ParsedBars {

    /** Every row was understood. */
    record Parsed(Bars bars, ImportReport report) implements ParsedBars {}

    /**
     * At least one row was not.
     *
     * @param problems the first hundred at most, by line
     * @param count how many there are in all
     */
    record Broken(List<ImportProblem> problems, int count) implements ParsedBars {
        public Broken {
            problems = List.copyOf(problems);
        }
    }
}
