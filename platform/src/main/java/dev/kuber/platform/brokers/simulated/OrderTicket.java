package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TimeInForce;
import dev.kuber.trade.Trail;
import org.jspecify.annotations.Nullable;

/**
 * An order as a trader writes it, well-formed or not: everything that Alpaca's {@code POST /v2/orders} can say. The
 * exchange judges it.
 *
 * @param quantity of units; exactly one of quantity and notional is given
 * @param notional amount of money to trade; the quantity follows from the price of the fill
 * @param trail distance of a trailing stop
 * @param takeProfit limit price of the take-profit leg
 * @param stopLoss trigger price of the stop-loss leg
 * @param stopLossLimit worst price of the stop-loss leg; null for a stop-loss at market
 * @param intent whether it is meant to open or to close; null if the trader did not say
 */
public record OrderTicket(
        ClientOrderId clientId,
        Symbol symbol,
        @Nullable Quantity quantity,
        @Nullable Money notional,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        @Nullable Price limit,
        @Nullable Price stop,
        @Nullable Trail trail,
        boolean extendedHours,
        OrderClass orderClass,
        @Nullable Price takeProfit,
        @Nullable Price stopLoss,
        @Nullable Price stopLossLimit,
        @Nullable PositionIntent intent) {

    /** The request of an agent as a ticket. */
    public static OrderTicket of(OrderRequest request) {
        return new OrderTicket(
                request.id(),
                request.symbol(),
                request.quantity(),
                null,
                request.side(),
                request.type(),
                request.timeInForce(),
                request.limit(),
                request.stop(),
                request.trail(),
                request.extendedHours(),
                request.orderClass(),
                request.takeProfit(),
                request.stopLoss(),
                request.stopLossLimit(),
                request.intent());
    }

    /** What the order itself does in its trade, where nobody said so judged by whether it closes something. */
    Role role(boolean closing) {
        boolean opens = intent == null ? !closing : intent == PositionIntent.OPEN;
        return switch (orderClass) {
            case BRACKET, OTO -> Role.ENTRY;
            case OCO -> Role.TAKE_PROFIT;
            case SIMPLE ->
                opens
                        ? Role.ENTRY
                        : switch (type) {
                            case MARKET -> Role.EXIT;
                            case LIMIT -> Role.TAKE_PROFIT;
                            case STOP, STOP_LIMIT, TRAILING_STOP -> Role.STOP_LOSS;
                        };
        };
    }
}
