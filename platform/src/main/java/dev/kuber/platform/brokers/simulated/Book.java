package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.Symbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All orders of one account, those that work in the order in which they are matched: earlier ones first, then by name. */
final class Book {

    private static final Comparator<OrderGroup> BY_TIME = Comparator.comparing(
                    (OrderGroup g) -> g.root().since())
            .thenComparing(g -> Chance.name(g.id()))
            .thenComparing(g -> g.id().value());

    private final Map<ClientOrderId, OrderGroup> groups = new LinkedHashMap<>();
    private final Map<ClientOrderId, OrderGroup> members = new HashMap<>();
    private final List<OrderGroup> open = new ArrayList<>();

    void add(OrderGroup group) {
        groups.put(group.id(), group);
        group.orders().forEach(order -> members.put(order.state().clientId(), group));
        group.replaced().forEach(order -> members.put(order.state().clientId(), group));
        if (group.alive()) {
            int place = Collections.binarySearch(open, group, BY_TIME);
            open.add(place < 0 ? -place - 1 : place, group);
        }
    }

    /** An order took another's place in its group. */
    void replaced(OrderGroup group, Order successor) {
        members.put(successor.state().clientId(), group);
        open.sort(BY_TIME);
    }

    boolean knows(ClientOrderId id) {
        return members.containsKey(id);
    }

    /** The group in which an order with this id is. */
    @Nullable
    OrderGroup of(ClientOrderId member) {
        return members.get(member);
    }

    @Nullable
    OrderGroup of(OrderId id) {
        ClientOrderId known = OrderBirth.clientId(id);
        return known == null ? null : members.get(known);
    }

    /** Groups of which anything still lives. */
    List<OrderGroup> open() {
        return Collections.unmodifiableList(open);
    }

    List<OrderGroup> open(Symbol symbol) {
        return open.stream().filter(group -> group.symbol().equals(symbol)).toList();
    }

    /** All that still live but this one. */
    List<OrderGroup> openBut(OrderGroup group) {
        return open.stream().filter(other -> other != group).toList();
    }

    void dropFinished() {
        open.removeIf(group -> !group.alive());
    }

    /** In the order of their submission, finished ones included. */
    Collection<OrderGroup> all() {
        return groups.values();
    }
}
