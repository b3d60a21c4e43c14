package dev.kuber.platform.api;

import dev.kuber.platform.orders.OrderIntent;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TimeInForce;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order, or a leg of one, in the list of a user's orders.
 *
 * @param clientOrderId of a leg, the id that its broker gave it
 * @param orderClass of the whole group
 * @param takeProfit of the group; null at its legs
 * @param stopLoss of the group; null at its legs
 * @param reason of a rejection, cancellation or unknown outcome
 */
record OrderResponse(
        ClientOrderId clientOrderId,
        @Nullable OrderId brokerOrderId,
        String pipelineId,
        String pipelineName,
        String executionId,
        String tradingMode,
        Symbol symbol,
        Side side,
        OrderType type,
        OrderClass orderClass,
        PositionIntent intent,
        OrderState.Role role,
        TimeInForce timeInForce,
        Quantity quantity,
        Quantity filled,
        @Nullable Price limit,
        @Nullable Price stop,
        @Nullable Price takeProfit,
        @Nullable Price stopLoss,
        @Nullable Price averagePrice,
        OrderStatus status,
        @Nullable String reason,
        Instant writtenAt,
        Instant updatedAt) {

    /** The order and its legs. */
    static List<OrderResponse> family(OrderIntent intent, Pipelines.Label label) {
        return intent.state().family().stream()
                .map(order -> of(intent, order, label))
                .toList();
    }

    private static OrderResponse of(OrderIntent intent, OrderState order, Pipelines.Label label) {
        OrderRequest request = intent.request();
        boolean leg = !order.equals(intent.state());
        return new OrderResponse(
                order.clientId(),
                order.id(),
                intent.origin().pipelineId(),
                label.name(),
                intent.origin().executionId(),
                label.tradingMode(),
                order.symbol(),
                order.side(),
                order.type(),
                request.orderClass(),
                leg || !request.opens() ? PositionIntent.CLOSE : PositionIntent.OPEN,
                order.role(),
                request.timeInForce(),
                order.quantity(),
                order.filled(),
                order.limit(),
                order.stop(),
                leg ? null : request.takeProfit(),
                leg ? null : request.stopLoss(),
                order.averagePrice(),
                order.status(),
                order.reason(),
                intent.writtenAt(),
                order.updated());
    }
}
