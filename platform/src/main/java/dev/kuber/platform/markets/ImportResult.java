package dev.kuber.platform.markets;

import java.util.List;

/** The outcome of importing a file of bars: all of it is stored, or nothing has changed. */
public sealed interface ImportResult {

    /** The file is stored, in place of an earlier one of the same symbol and timeframe. */
    record Imported(BarSeries series) implements ImportResult {}

    /**
     * The file is broken; nothing has changed.
     *
     * @param problems the first hundred at most, by line
     * @param count how many there are in all
     */
    record Refused(List<ImportProblem> problems, int count) implements ImportResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
