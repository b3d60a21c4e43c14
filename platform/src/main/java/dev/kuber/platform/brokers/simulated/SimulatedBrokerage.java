package dev.kuber.platform.brokers.simulated;

import dev.kuber.port.Brokerage;
import dev.kuber.trade.Account;
import dev.kuber.trade.Bar;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Trading on a simulated exchange in memory. Whoever moves the time tells it of closed bars with {@link #onBar}. Safe for
 * use by several threads.
 */
public final class SimulatedBrokerage implements Brokerage {

    private final Exchange exchange;
    private final InstantSource clock;
    private final PriceLookup prices;
    private final Consumer<ClientOrderId> listener;

    /** @param listener told the id of each submitted order that a bar changed, itself or through a leg, once per bar */
    public SimulatedBrokerage(
            Exchange exchange, InstantSource clock, PriceLookup prices, Consumer<ClientOrderId> listener) {
        this.exchange = exchange;
        this.clock = clock;
        this.prices = prices;
        this.listener = listener;
    }

    /** Matches the open orders against a closed bar, then tells the listener what changed. */
    public List<OrderUpdate> onBar(Symbol symbol, Bar bar) {
        List<OrderUpdate> updates;
        synchronized (exchange) {
            updates = exchange.onBar(symbol, bar);
        }
        Set<ClientOrderId> changed = new LinkedHashSet<>();
        updates.forEach(update -> changed.add(update.root()));
        changed.forEach(listener);
        return updates;
    }

    @Override
    public OrderState submit(OrderRequest request) {
        synchronized (exchange) {
            return exchange.submit(request, clock.instant(), prices);
        }
    }

    @Override
    public Optional<OrderState> find(ClientOrderId id) {
        synchronized (exchange) {
            return exchange.find(id);
        }
    }

    @Override
    public Change moveStop(OrderId order, Price stop, ClientOrderId as) {
        synchronized (exchange) {
            return exchange.moveStop(order, stop, as, clock.instant(), prices);
        }
    }

    @Override
    public Change cancel(OrderId order) {
        synchronized (exchange) {
            return exchange.cancel(order, clock.instant());
        }
    }

    @Override
    public List<OrderState> openOrders(Symbol symbol) {
        synchronized (exchange) {
            return exchange.openOrders(symbol);
        }
    }

    @Override
    public List<Holding> holdings() {
        synchronized (exchange) {
            return exchange.holdings(prices);
        }
    }

    @Override
    public Account account() {
        synchronized (exchange) {
            return exchange.account(prices);
        }
    }

    @Override
    public Capabilities capabilities(Symbol symbol) {
        return exchange.rules().capabilities();
    }
}
