package dev.kuber.platform.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.port.Brokerage;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.util.List;
import java.util.Objects;

/**
 * A broker adapter of which contracts are tested. A subclass gives an account with $100,000 and nothing in it, in which
 * {@link #symbol} last traded at 100 and orders fill without cost or chance, and moves its market.
 */
abstract class BrokerageUnderTest {

    protected abstract Brokerage broker();

    /** What is traded. */
    protected abstract Symbol symbol();

    /** The market trades at these prices in turn: open, high, low, close. */
    protected abstract void trades(double open, double high, double low, double close);

    Holding holding() {
        List<Holding> holdings = broker().holdings();
        assertThat(holdings).hasSize(1);
        return holdings.getFirst();
    }

    OrderState find(String id) {
        return broker().find(id(id)).orElseThrow();
    }

    OrderState leg(String id, Role role) {
        return find(id).leg(role).orElseThrow();
    }

    static OrderId brokerId(OrderState order) {
        return Objects.requireNonNull(order.id());
    }

    static ClientOrderId id(String id) {
        return new ClientOrderId(id);
    }

    OrderRequest market(String id, Side side, long quantity) {
        return OrderRequest.market(
                id(id),
                symbol(),
                side,
                Quantity.of(quantity),
                side == Side.BUY ? PositionIntent.OPEN : PositionIntent.CLOSE);
    }

    OrderRequest limit(String id, String limit) {
        return OrderRequest.simple(
                id(id),
                symbol(),
                Side.BUY,
                Quantity.of(10),
                OrderType.LIMIT,
                Price.of(limit),
                null,
                PositionIntent.OPEN);
    }

    OrderRequest bracket(String id, String takeProfit, String stopLoss) {
        return OrderRequest.bracket(
                id(id), symbol(), Side.BUY, Quantity.of(10), null, Price.of(takeProfit), Price.of(stopLoss));
    }
}
