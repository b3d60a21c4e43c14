package dev.kuber.platform.positions;

import dev.kuber.trade.Position;
import dev.kuber.trade.Symbol;
import java.time.Instant;

/**
 * A position that is opening, open or closing.
 *
 * @param owner id of the account it belongs to
 * @param revision of the pipeline that opened it
 */
public record LivePosition(
        String owner,
        String pipelineId,
        int revision,
        String executionId,
        Symbol symbol,
        Position position,
        Instant updatedAt) {}
