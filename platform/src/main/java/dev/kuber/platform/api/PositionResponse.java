package dev.kuber.platform.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kuber.platform.modes.PositionMarks;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.trade.Money;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A position that is opening, open or closing.
 *
 * @param entry average entry price; the planned one while it is opening
 * @param unrealized profit of the remaining quantity at the last price
 * @param realized profit of what is closed, after commission
 * @param guarded whether stops rest at the broker for all that is held
 * @param attention what the trader must look at; null when all is well
 */
record PositionResponse(
        String pipelineId,
        String pipelineName,
        String executionId,
        String tradingMode,
        Symbol symbol,
        Side side,
        String state,
        Quantity quantity,
        Quantity remaining,
        Price entry,
        @Nullable Price price,
        Price stop,
        Price target1,
        Price target2,
        boolean target1Reached,
        @Nullable Money unrealized,
        @Nullable Money realized,
        @Nullable Double rMultiple,
        Instant openedAt,
        @JsonProperty("protected") @Nullable Boolean guarded,
        @Nullable String attention) {

    static PositionResponse of(PositionMarks.Marked marked, Pipelines.Label label) {
        return switch (marked.live().position()) {
            case Position.Opening opening -> opening(marked, label, opening);
            case Position.Open open -> open(marked, label, open, "open");
            case Position.Closing closing -> open(marked, label, closing.open(), "closing");
            case Position.Refused _, Position.Closed _ ->
                throw new IllegalStateException("A finished position is not among the live ones.");
        };
    }

    private static PositionResponse opening(
            PositionMarks.Marked marked, Pipelines.Label label, Position.Opening opening) {
        TradePlan plan = opening.plan();
        LivePosition live = marked.live();
        return new PositionResponse(
                live.pipelineId(),
                label.name(),
                live.executionId(),
                label.tradingMode(),
                live.symbol(),
                plan.side(),
                "opening",
                plan.quantity(),
                Quantity.ZERO,
                plan.entry(),
                marked.price(),
                plan.stop(),
                plan.target1(),
                plan.target2(),
                false,
                null,
                null,
                null,
                opening.since(),
                null,
                marked.attention());
    }

    private static PositionResponse open(
            PositionMarks.Marked marked, Pipelines.Label label, Position.Open open, String state) {
        TradePlan plan = open.plan();
        LivePosition live = marked.live();
        Price price = marked.price();
        Money unrealized = price == null ? null : open.unrealized(price);
        Money realized = open.realized().minus(open.commission());
        return new PositionResponse(
                live.pipelineId(),
                label.name(),
                live.executionId(),
                label.tradingMode(),
                live.symbol(),
                plan.side(),
                state,
                open.quantity(),
                open.remaining(),
                open.entry(),
                price,
                open.stop(),
                plan.target1(),
                plan.target2(),
                open.target1Reached(),
                unrealized,
                realized,
                unrealized == null ? null : multipleOfR(unrealized.plus(realized), plan, open.quantity()),
                open.since(),
                marked.guarded(),
                marked.attention());
    }

    private static @Nullable Double multipleOfR(Money profit, TradePlan plan, Quantity quantity) {
        BigDecimal risk = plan.riskPerUnit().multiply(quantity.value());
        return risk.signum() == 0 ? null : profit.toDouble() / risk.doubleValue();
    }
}
