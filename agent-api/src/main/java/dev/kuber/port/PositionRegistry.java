package dev.kuber.port;

import dev.kuber.trade.Position;
import java.util.List;

/** What this pipeline holds, over all its executions. */
public interface PositionRegistry {

    /** Positions of this pipeline that are opening, open or closing. */
    List<Entry> positions();

    /** One of them. */
    record Entry(String executionId, Position position) {}
}
