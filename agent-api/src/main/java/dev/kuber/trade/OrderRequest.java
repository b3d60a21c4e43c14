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
 * @param intent whether it opens or closes; of orders stored before this was asked, read from the class
 * @param stopLossLimit worst price of the stop-loss once triggered; null for a stop-loss at market
 * @param trail distance of a trailing stop, else null
 * @param extendedHours whether it also works before the market opens and after it closes
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
        @Nullable Price stopLoss,
        @Nullable PositionIntent intent,
        @Nullable Price stopLossLimit,
        @Nullable Trail trail,
        boolean extendedHours) {

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
        if ((type == OrderType.TRAILING_STOP) != (trail != null)) {
            throw new IllegalArgumentException("trail: a trailing stop, and no other order, needs its distance.");
        }
        boolean both = orderClass == OrderClass.BRACKET || orderClass == OrderClass.OCO;
        if (both && (takeProfit == null || stopLoss == null)) {
            throw new IllegalArgumentException(
                    "take_profit, stop_loss: a bracket or one-cancels-other order needs both prices.");
        }
        if (orderClass == OrderClass.OTO && (takeProfit == null) == (stopLoss == null)) {
            throw new IllegalArgumentException(
                    "take_profit, stop_loss: a one-triggers-other order needs exactly one of the two prices.");
        }
        if (intent == null) {
            intent = both && orderClass == OrderClass.BRACKET ? PositionIntent.OPEN : PositionIntent.CLOSE;
        }
    }

    /** Whether it opens or adds to a position. */
    public boolean opens() {
        return intent == PositionIntent.OPEN;
    }

    /** What it does in a trade; of an order with legs, what the order itself does. */
    public OrderState.Role role() {
        return switch (orderClass) {
            case BRACKET, OTO -> OrderState.Role.ENTRY;
            case OCO -> OrderState.Role.TAKE_PROFIT;
            case SIMPLE ->
                opens()
                        ? OrderState.Role.ENTRY
                        : switch (type) {
                            case MARKET -> OrderState.Role.EXIT;
                            case LIMIT -> OrderState.Role.TAKE_PROFIT;
                            case STOP, STOP_LIMIT, TRAILING_STOP -> OrderState.Role.STOP_LOSS;
                        };
        };
    }

    /** An order of one price rule, alone. */
    public static OrderRequest simple(
            ClientOrderId id,
            Symbol symbol,
            Side side,
            Quantity quantity,
            OrderType type,
            @Nullable Price limit,
            @Nullable Price stop,
            PositionIntent intent) {
        return new OrderRequest(
                id,
                OrderClass.SIMPLE,
                symbol,
                side,
                quantity,
                type,
                TimeInForce.GTC,
                limit,
                stop,
                null,
                null,
                intent,
                null,
                null,
                false);
    }

    public static OrderRequest market(
            ClientOrderId id, Symbol symbol, Side side, Quantity quantity, PositionIntent intent) {
        return simple(id, symbol, side, quantity, OrderType.MARKET, null, null, intent);
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
                stopLoss,
                PositionIntent.OPEN,
                null,
                null,
                false);
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
                stopLoss,
                PositionIntent.CLOSE,
                null,
                null,
                false);
    }

    /** A stop that closes a position at market. */
    public static OrderRequest stop(ClientOrderId id, Symbol symbol, Side side, Quantity quantity, Price stop) {
        return simple(id, symbol, side, quantity, OrderType.STOP, null, stop, PositionIntent.CLOSE);
    }

    /** The same order, good for another time. */
    public OrderRequest with(TimeInForce other) {
        return new OrderRequest(
                id,
                orderClass,
                symbol,
                side,
                quantity,
                type,
                other,
                limit,
                stop,
                takeProfit,
                stopLoss,
                intent,
                stopLossLimit,
                trail,
                extendedHours);
    }

    /** The same order with a trailing stop's distance, which makes it one. */
    public OrderRequest trailing(Trail distance) {
        return new OrderRequest(
                id,
                orderClass,
                symbol,
                side,
                quantity,
                OrderType.TRAILING_STOP,
                timeInForce,
                null,
                null,
                takeProfit,
                stopLoss,
                intent,
                stopLossLimit,
                distance,
                extendedHours);
    }
}
