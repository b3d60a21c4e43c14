package dev.kuber.testing;

import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the account of {@link FakeBrokerage} holds: the sum of its orders' fills, and what the test gave it. */
final class FakeHoldings {

    private FakeHoldings() {}

    /**
     * @param others holdings that no order here brought
     * @param sold what was closed without an order here
     */
    static List<Holding> of(Collection<OrderState> orders, List<Holding> others, Quantity sold) {
        var holdings = new ArrayList<>(others);
        orders.stream()
                .map(OrderState::symbol)
                .distinct()
                .forEach(symbol -> own(orders, symbol, sold).ifPresent(holdings::add));
        return holdings;
    }

    /** Whether what is free to be closed suffices for an order that closes. */
    static boolean enough(List<Holding> holdings, OrderRequest request) {
        Quantity free = Quantity.ZERO;
        for (Holding holding : holdings) {
            if (holding.symbol().equals(request.symbol()) && holding.side() != request.side()) {
                free = free.plus(holding.available());
            }
        }
        return request.quantity().compareTo(free) <= 0;
    }

    private static Optional<Holding> own(Collection<OrderState> orders, Symbol symbol, Quantity sold) {
        BigDecimal net = BigDecimal.ZERO;
        Price price = Price.of("0");
        for (OrderState order : orders) {
            for (OrderState each : order.symbol().equals(symbol) ? order.family() : List.<OrderState>of()) {
                if (each.averagePrice() != null) {
                    net = net.add(each.filled()
                            .value()
                            .multiply(BigDecimal.valueOf(each.side().sign())));
                    price = each.averagePrice();
                }
            }
        }
        BigDecimal size = net.abs().subtract(sold.value());
        if (size.signum() <= 0) {
            return Optional.empty();
        }
        Side side = net.signum() > 0 ? Side.BUY : Side.SELL;
        var held = new Quantity(size);
        return Optional.of(new Holding(symbol, side, held, available(orders, symbol, side, held), price, price));
    }

    /** What no open order is to close; the legs of a group share one quantity. */
    static Quantity available(Collection<OrderState> orders, Symbol symbol, Side side, Quantity held) {
        Quantity reserved = Quantity.ZERO;
        for (OrderState order : orders) {
            Quantity most = Quantity.ZERO;
            for (OrderState each : order.symbol().equals(symbol) ? order.family() : List.<OrderState>of()) {
                boolean works = each.status() == OrderStatus.NEW || each.status() == OrderStatus.PARTIALLY_FILLED;
                if (works
                        && each.role() != Role.ENTRY
                        && each.side() != side
                        && each.remaining().compareTo(most) > 0) {
                    most = each.remaining();
                }
            }
            reserved = reserved.plus(most);
        }
        return held.minus(reserved.min(held));
    }
}
