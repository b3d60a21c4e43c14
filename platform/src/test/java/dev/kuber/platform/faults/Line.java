package dev.kuber.platform.faults;

import dev.kuber.port.Brokerage;
import dev.kuber.trade.Account;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The way to the broker, on which the process may be killed. */
record Line(Supplier<Brokerage> broker, Killer killer) implements Brokerage {

    private <T> T around(String effect, Supplier<T> call) {
        killer.before(effect);
        T answer = call.get();
        killer.after(effect);
        return answer;
    }

    @Override
    public OrderState submit(OrderRequest request) {
        return around("submit", () -> broker.get().submit(request));
    }

    @Override
    public Optional<OrderState> find(ClientOrderId id) {
        return around("find", () -> broker.get().find(id));
    }

    @Override
    public List<OrderState> find(Collection<ClientOrderId> ids) {
        return around("find", () -> broker.get().find(ids));
    }

    @Override
    public Change moveStop(OrderId order, Price stop, ClientOrderId as) {
        return around("move", () -> broker.get().moveStop(order, stop, as));
    }

    @Override
    public Change cancel(OrderId order) {
        return around("cancel", () -> broker.get().cancel(order));
    }

    @Override
    public List<OrderState> openOrders(Symbol symbol) {
        return broker.get().openOrders(symbol);
    }

    @Override
    public List<Holding> holdings() {
        return broker.get().holdings();
    }

    @Override
    public Account account() {
        return broker.get().account();
    }

    @Override
    public Capabilities capabilities(Symbol symbol) {
        return broker.get().capabilities(symbol);
    }
}
