package dev.kuber.platform.backtests;

import dev.kuber.platform.pipelines.Problem;
import java.util.List;

/** What came of asking for a backtest. */
public sealed interface Creation {

    /** It waits for a worker. */
    record Created(Backtest backtest) implements Creation {}

    /** There is no such pipeline, or it is somebody else's. */
    record NoPipeline() implements Creation {}

    /** It cannot be run; each problem names its field or node. */
    record Refused(String reason, List<Problem> problems) implements Creation {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
