package dev.kuber.platform.positions;

import dev.kuber.trade.Position;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A position that is opening, open or closing.
 *
 * @param owner id of the account it belongs to
 * @param revision of the pipeline that opened it
 * @param attention what the trader must look at; null when all is well
 */
public record LivePosition(
        String owner,
        String pipelineId,
        int revision,
        String executionId,
        Symbol symbol,
        Position position,
        Instant updatedAt,
        @Nullable String attention) {}
