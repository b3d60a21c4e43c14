package dev.kuber.trade;

import org.jspecify.annotations.Nullable;

/**
 * An order to be sent.
 *
 * @param id derived from the order's cause; sending the same id twice orders once
 * @param side of the entry; for {@link OrderClass#OCO} the side of both legs
 * @param limit price of a limit or stop-limit order, else null
 * @param stop trigger price of a stop or stop-limit order, else null
 * @param takeProfit limit price at which a bracket or one-cancels-other takes its profit, else null
 * @param stopLoss trigger price at which a bracket or one-cancels-other stops its loss, else null
 */
public record OrderRequest(
        ClientOrderId id,
        OrderClass orderClass,
        Symbol symbol,
        Side side,
        Quantity quantity,
        OrderType type,
        TimeInForce timeInForce,
        @Nullable Price limit,
        @Nullable Price stop,
        @Nullable Price takeProfit,
        @Nullable Price stopLoss) {

    /** @throws IllegalArgumentException if a price that the type or class demands is missing, naming it */
    public OrderRequest {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException("quantity: an order needs a quantity above zero.");
        }
        if ((type == OrderType.LIMIT || type == OrderType.STOP_LIMIT) && limit == null) {
            throw new IllegalArgumentException("limit: a limit order needs its limit price.");
        }
        if ((type == OrderType.STOP || type == OrderType.STOP_LIMIT) && stop == null) {
            throw new IllegalArgumentException("stop: a stop order needs its stop price.");
        }
        if (orderClass != OrderClass.SIMPLE && (takeProfit == null || stopLoss == null)) {
            throw new IllegalArgumentException(
                    "take_profit, stop_loss: a bracket or one-cancels-other order needs both prices.");
        }
    }

    public static OrderRequest market(
            ClientOrderId id, Symbol symbol, Side side, Quantity quantity, TimeInForce timeInForce) {
        return new OrderRequest(
                id, OrderClass.SIMPLE, symbol, side, quantity, OrderType.MARKET, timeInForce, null, null, null, null);
    }

    /** A market or (with {@code limit}) limit entry whose take-profit and stop-loss rest at the broker once it fills. */
    public static OrderRequest bracket(
            ClientOrderId id,
            Symbol symbol,
            Side side,
            Quantity quantity,
            @Nullable Price limit,
            Price takeProfit,
            Price stopLoss) {
        return new OrderRequest(
                id,
                OrderClass.BRACKET,
                symbol,
                side,
                quantity,
                limit == null ? OrderType.MARKET : OrderType.LIMIT,
                TimeInForce.GTC,
                limit,
                null,
                takeProfit,
                stopLoss);
    }

    /** Take-profit and stop-loss of an existing position; {@code side} is the side that closes it. */
    public static OrderRequest oco(
            ClientOrderId id, Symbol symbol, Side side, Quantity quantity, Price takeProfit, Price stopLoss) {
        return new OrderRequest(
                id,
                OrderClass.OCO,
                symbol,
                side,
                quantity,
                OrderType.LIMIT,
                TimeInForce.GTC,
                takeProfit,
                null,
                takeProfit,
                stopLoss);
    }

    public static OrderRequest stop(ClientOrderId id, Symbol symbol, Side side, Quantity quantity, Price stop) {
        return new OrderRequest(
                id, OrderClass.SIMPLE, symbol, side, quantity, OrderType.STOP, TimeInForce.GTC, null, stop, null, null);
    }
}
