package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TimeInForce;
import dev.kuber.trade.Trail;
import org.jspecify.annotations.Nullable;

/** An order that a test writes, a market order until it says more. */
final class Ticket {

    private final String id;
    private final Side side;
    private final @Nullable Quantity quantity;
    private final @Nullable Money notional;
    private Symbol symbol = Floor.ACME;
    private OrderType type = OrderType.MARKET;
    private TimeInForce time = TimeInForce.GTC;
    private @Nullable Price limit;
    private @Nullable Price stop;
    private @Nullable Trail trail;
    private boolean extended;
    private OrderClass orderClass = OrderClass.SIMPLE;
    private @Nullable Price takeProfit;
    private @Nullable Price stopLoss;
    private @Nullable Price stopLossLimit;
    private @Nullable PositionIntent intent;

    private Ticket(String id, Side side, @Nullable Quantity quantity, @Nullable Money notional) {
        this.id = id;
        this.side = side;
        this.quantity = quantity;
        this.notional = notional;
    }

    static Ticket buy(String id, String quantity) {
        return new Ticket(id, Side.BUY, Quantity.of(quantity), null);
    }

    static Ticket sell(String id, String quantity) {
        return new Ticket(id, Side.SELL, Quantity.of(quantity), null);
    }

    static Ticket of(String id, Side side, long quantity) {
        return new Ticket(id, side, Quantity.of(quantity), null);
    }

    static Ticket worth(String id, Side side, String money) {
        return new Ticket(id, side, null, Money.of(money)).day();
    }

    Ticket in(String other) {
        symbol = Symbol.of(other);
        return this;
    }

    Ticket limit(String price) {
        limit = Price.of(price);
        type = type == OrderType.STOP ? OrderType.STOP_LIMIT : OrderType.LIMIT;
        return this;
    }

    Ticket stop(String price) {
        stop = Price.of(price);
        type = limit == null ? OrderType.STOP : OrderType.STOP_LIMIT;
        return this;
    }

    Ticket trail(Trail distance) {
        trail = distance;
        type = OrderType.TRAILING_STOP;
        return this;
    }

    Ticket day() {
        return time(TimeInForce.DAY);
    }

    Ticket time(TimeInForce other) {
        time = other;
        return this;
    }

    Ticket extended() {
        extended = true;
        return this;
    }

    Ticket to(PositionIntent meant) {
        intent = meant;
        return this;
    }

    Ticket bracket(String profit, String loss) {
        return legs(OrderClass.BRACKET, profit, loss);
    }

    Ticket oco(String profit, String loss) {
        type = OrderType.LIMIT;
        return legs(OrderClass.OCO, profit, loss);
    }

    Ticket oto(@Nullable String profit, @Nullable String loss) {
        return legs(OrderClass.OTO, profit, loss);
    }

    Ticket stopLossLimit(String price) {
        stopLossLimit = Price.of(price);
        return this;
    }

    private Ticket legs(OrderClass wanted, @Nullable String profit, @Nullable String loss) {
        orderClass = wanted;
        takeProfit = profit == null ? null : Price.of(profit);
        stopLoss = loss == null ? null : Price.of(loss);
        return this;
    }

    OrderTicket write() {
        return new OrderTicket(
                new ClientOrderId(id),
                symbol,
                quantity,
                notional,
                side,
                type,
                time,
                limit,
                stop,
                trail,
                extended,
                orderClass,
                takeProfit,
                stopLoss,
                stopLossLimit,
                intent);
    }
}
