package dev.kuber.platform.api;

import dev.kuber.platform.positions.Trade;
import dev.kuber.trade.Money;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A closed trade.
 *
 * @param pipelineId null for a backtest's
 * @param tradingMode of its pipeline at the time; a backtest has a word of its own
 * @param entry average price
 * @param exit average price
 * @param profit after commission
 * @param rMultiple profit as a multiple of the money risked between entry and first stop
 * @param why it was closed, in words
 */
record TradeResponse(
        String id,
        @Nullable String pipelineId,
        String pipelineName,
        String executionId,
        @Nullable String backtestId,
        String tradingMode,
        Symbol symbol,
        Side side,
        Quantity quantity,
        Price entry,
        Price exit,
        Instant openedAt,
        Instant closedAt,
        Money profit,
        Money commission,
        @Nullable Double rMultiple,
        Position.ExitReason exitReason,
        String why) {

    /**
     * A trade as the API shows it.
     *
     * @param backtest whether a backtest made it
     */
    static TradeResponse of(Trade trade, String name, String mode, boolean backtest) {
        Position.Closed position = trade.position();
        double risk = position.plan()
                .riskPerUnit()
                .multiply(position.quantity().value())
                .doubleValue();
        return new TradeResponse(
                trade.id(),
                backtest ? null : trade.pipelineId(),
                name,
                trade.executionId(),
                backtest ? trade.pipelineId() : null,
                mode,
                trade.symbol(),
                position.plan().side(),
                position.quantity(),
                position.entry(),
                position.exit(),
                position.opened(),
                position.closed(),
                position.profit(),
                position.commission(),
                risk == 0 ? null : position.profit().toDouble() / risk,
                position.reason(),
                position.why());
    }
}
