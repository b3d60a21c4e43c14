package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders that live and die together: a simple order alone, a bracket's entry with its two legs, or a one-cancels-other
 * pair whose take-profit is the root.
 */
final class OrderGroup {

    private final Order root;
    private final List<Order> legs;

    OrderGroup(Order root, List<Order> legs) {
        this.root = root;
        this.legs = List.copyOf(legs);
    }

    static OrderGroup of(OrderSnapshot.Group saved) {
        return new OrderGroup(
                new Order(saved.root()), saved.legs().stream().map(Order::new).toList());
    }

    OrderSnapshot.Group snapshot() {
        return new OrderSnapshot.Group(
                root.snapshot(), legs.stream().map(Order::snapshot).toList());
    }

    Order root() {
        return root;
    }

    ClientOrderId id() {
        return root.state().clientId();
    }

    Symbol symbol() {
        return root.state().symbol();
    }

    List<Order> orders() {
        var all = new ArrayList<Order>(1 + legs.size());
        all.add(root);
        all.addAll(legs);
        return all;
    }

    /** The order of this group with this id, which must be in it. */
    Order member(OrderId id) {
        for (Order order : orders()) {
            if (id.equals(order.state().id())) {
                return order;
            }
        }
        throw new IllegalStateException("Order " + id + " is not in the group of " + id() + ".");
    }

    boolean alive() {
        return root.alive() || legs.stream().anyMatch(Order::alive);
    }

    /** The entry of a bracket or a simple order, as long as it works. */
    @Nullable
    Order workingEntry() {
        return root.state().role() == Role.ENTRY && root.working() ? root : null;
    }

    @Nullable
    Order withRole(Role role) {
        for (Order order : orders()) {
            if (order.state().role() == role) {
                return order;
            }
        }
        return null;
    }

    /** The order that shares the group's quantity with this leg. */
    @Nullable
    Order sibling(Order leg) {
        return switch (leg.state().role()) {
            case TAKE_PROFIT -> withRole(Role.STOP_LOSS);
            case STOP_LOSS -> withRole(Role.TAKE_PROFIT);
            case ENTRY, EXIT -> null;
        };
    }

    /** How much of a holding the group may still close; its legs share one quantity. */
    Quantity reserved() {
        Quantity most = Quantity.ZERO;
        for (Order order : orders()) {
            if (order.closing() && order.working()) {
                Quantity rest = order.state().remaining();
                most = rest.compareTo(most) > 0 ? rest : most;
            }
        }
        return most;
    }

    Money held() {
        return root.held();
    }

    /** Ends everything in the group that is not finished. Returns what was ended. */
    List<Order> end(OrderStatus terminal, String reason, Instant at) {
        var ended = new ArrayList<Order>();
        for (Order order : orders()) {
            if (order.alive()) {
                order.end(terminal, reason, at);
                ended.add(order);
            }
        }
        return ended;
    }

    /** The root with its legs. */
    OrderState state() {
        OrderState own = root.state();
        if (legs.isEmpty()) {
            return own;
        }
        return new OrderState(
                own.id(),
                own.clientId(),
                own.role(),
                own.symbol(),
                own.side(),
                own.type(),
                own.quantity(),
                own.filled(),
                own.averagePrice(),
                own.limit(),
                own.stop(),
                own.commission(),
                own.status(),
                own.reason(),
                own.updated(),
                legs.stream().map(Order::state).toList());
    }
}
