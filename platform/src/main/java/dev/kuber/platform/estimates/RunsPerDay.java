package dev.kuber.platform.estimates;

import dev.kuber.platform.estimates.History.PastRun;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** How often a pipeline has run on the days on which it ran. Pure. */
final class RunsPerDay {

    private static final int ENOUGH_DAYS = 3;

    private RunsPerDay() {}

    /** Half of the days had more; empty where too few are known. The oldest of them may be known only in part. */
    static Optional<Double> typical(List<PastRun> runs) {
        var days = new TreeMap<LocalDate, Integer>();
        runs.forEach(run -> days.merge(run.at().atOffset(ZoneOffset.UTC).toLocalDate(), 1, Integer::sum));
        days.pollFirstEntry();
        return days.size() < ENOUGH_DAYS
                ? Optional.empty()
                : Optional.of(History.median(
                        days.values().stream().map(Integer::doubleValue).toList()));
    }
}
