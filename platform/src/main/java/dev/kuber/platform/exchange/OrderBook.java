package dev.kuber.platform.exchange;

import dev.kuber.platform.brokers.simulated.Exchange;
import dev.kuber.platform.brokers.simulated.OrderReport;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The orders of one account by the ids that Alpaca's clients know them by. One owner, no synchronization. */
final class OrderBook {

    private final UUID account;
    private final Supplier<Exchange> exchange;
    private final Map<UUID, OrderId> ids = new HashMap<>();

    OrderBook(UUID account, Supplier<Exchange> exchange) {
        this.account = account;
        this.exchange = exchange;
    }

    /**
     * An order in a list.
     *
     * @param leg whether it belongs to another order, under which a nested list shows it
     */
    record Listed(OrderReport order, boolean leg) {}

    /** Makes an order and its legs known. */
    void add(OrderReport order) {
        for (OrderReport member : order.family()) {
            ids.put(Ids.order(account, member.id()), member.id());
        }
    }

    Optional<OrderReport> find(UUID id) {
        OrderId known = ids.get(id);
        return known == null ? Optional.empty() : exchange.get().order(known);
    }

    Optional<OrderReport> find(ClientOrderId id) {
        return exchange.get().order(id);
    }

    /** All orders, oldest first, legs and what was replaced beside the order they belong to. */
    List<Listed> all() {
        Map<ClientOrderId, Role> roots = new HashMap<>();
        List<OrderReport> orders = exchange.get().orders();
        // What was replaced comes before the order that stands in its place.
        orders.forEach(order -> roots.put(order.root(), order.role()));
        var all = new ArrayList<Listed>(orders.size());
        for (OrderReport order : orders) {
            all.add(new Listed(order, order.role() != roots.get(order.root())));
            order.legs().forEach(leg -> all.add(new Listed(leg, true)));
        }
        return all;
    }

    /** An order of the symbol that works now, the oldest. */
    Optional<OrderReport> working(Symbol symbol) {
        for (Listed listed : all()) {
            OrderReport order = listed.order();
            boolean works = order.status() == OrderReport.Status.NEW
                    || order.status() == OrderReport.Status.ACCEPTED
                    || order.status() == OrderReport.Status.PARTIALLY_FILLED;
            if (works && order.symbol().equals(symbol)) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }
}
