package dev.kuber.platform.orders;

import static dev.kuber.platform.orders.OrderSamples.simple;
import static dev.kuber.platform.orders.OrderSamples.working;

import dev.kuber.port.Brokerage;
import dev.kuber.trade.Account;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A broker whose orders work until they are cancelled, and that does on its way what a test tells it to. */
final class LastingBroker implements Brokerage {

    final Map<ClientOrderId, OrderState> orders = new ConcurrentHashMap<>();
    final List<ClientOrderId> sent = new CopyOnWriteArrayList<>();

    /** What happens before an order arrives. */
    Runnable onTheWay = () -> {};

    /** What becomes of the answer to an order. */
    UnaryOperator<OrderState> reply = UnaryOperator.identity();

    /** Whether it forgets orders that it refuses, as Alpaca does. */
    boolean refuses;

    @Override
    public OrderState submit(OrderRequest request) {
        onTheWay.run();
        sent.add(request.id());
        if (refuses) {
            return OrderSamples.rejected(request.id().value(), null);
        }
        String id = request.id().value();
        return reply.apply(orders.computeIfAbsent(
                request.id(),
                _ -> request.opens() ? working(id, 0) : simple(id, "broker-" + id, OrderStatus.NEW, 0, 0)));
    }

    @Override
    public Optional<OrderState> find(ClientOrderId id) {
        return Optional.ofNullable(orders.get(id));
    }

    @Override
    public Change cancel(OrderId order) {
        orders.replaceAll((id, state) -> order.equals(state.id())
                ? OrderSamples.bracket(
                        id.value(), OrderStatus.CANCELED, 0, OrderStatus.CANCELED, OrderStatus.CANCELED, 1)
                : state);
        return new Change.Accepted();
    }

    List<ClientOrderId> workingIds() {
        var working = new ArrayList<ClientOrderId>();
        orders.forEach((id, state) -> {
            if (!state.finished()) {
                working.add(id);
            }
        });
        return working;
    }

    @Override
    public Change moveStop(OrderId order, Price stop, ClientOrderId as) {
        return new Change.Refused("Not here.");
    }

    @Override
    public List<OrderState> openOrders(Symbol symbol) {
        return List.copyOf(orders.values());
    }

    @Override
    public List<Holding> holdings() {
        return List.of();
    }

    @Override
    public Account account() {
        throw new Unavailable("Nobody asks.");
    }

    @Override
    public Capabilities capabilities(Symbol symbol) {
        return new Capabilities(true, true, true, false, true, false);
    }
}
