package dev.kuber.platform.positions;

import dev.kuber.trade.Position;
import dev.kuber.trade.Symbol;

/**
 * A position that was opened and closed by an execution.
 *
 * @param owner id of the account it belongs to
 * @param pipelineId of the pipeline, or of the backtest
 */
public record Trade(
        String owner, String pipelineId, int revision, String executionId, Symbol symbol, Position.Closed position) {

    /** Unique: an execution closes a symbol once. */
    public String id() {
        return executionId + "." + symbol;
    }
}
