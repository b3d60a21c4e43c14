package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
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
 * Orders that live and die together: a simple order alone, an entry with its one or two legs, or a one-cancels-other pair
 * whose take-profit is the root. Orders whose place others took stay known.
 */
final class OrderGroup {

    private final ClientOrderId id;
    private Order root;
    private final List<Order> legs;
    private final List<Order> replaced;

    OrderGroup(Order root, List<Order> legs) {
        this(root.state().clientId(), root, legs, List.of());
    }

    private OrderGroup(ClientOrderId id, Order root, List<Order> legs, List<Order> replaced) {
        this.id = id;
        this.root = root;
        this.legs = new ArrayList<>(legs);
        this.replaced = new ArrayList<>(replaced);
    }

    static OrderGroup of(OrderSnapshot.Group saved) {
        return new OrderGroup(
                saved.submittedAs(),
                new Order(saved.root()),
                saved.legs().stream().map(Order::new).toList(),
                saved.replaced().stream().map(Order::new).toList());
    }

    OrderSnapshot.Group snapshot() {
        return new OrderSnapshot.Group(
                root.snapshot(),
                legs.stream().map(Order::snapshot).toList(),
                id,
                replaced.stream().map(Order::snapshot).toList());
    }

    Order root() {
        return root;
    }

    /** Under which it was submitted. */
    ClientOrderId id() {
        return id;
    }

    Symbol symbol() {
        return root.state().symbol();
    }

    /** The root and its legs, without what was replaced. */
    List<Order> orders() {
        var all = new ArrayList<Order>(1 + legs.size());
        all.add(root);
        all.addAll(legs);
        return all;
    }

    List<Order> replaced() {
        return replaced;
    }

    boolean simple() {
        return legs.isEmpty();
    }

    /** The order of this group with this id, which must be in it. */
    Order member(ClientOrderId member) {
        for (Order order : orders()) {
            if (member.equals(order.state().clientId())) {
                return order;
            }
        }
        for (Order order : replaced) {
            if (member.equals(order.state().clientId())) {
                return order;
            }
        }
        throw new IllegalStateException("Order " + member + " is not in the group of " + id + ".");
    }

    /** Puts an order in the place of one that was replaced. */
    void replace(Order old, Order successor) {
        replaced.add(old);
        if (old == root) {
            root = successor;
        } else {
            legs.set(legs.indexOf(old), successor);
        }
    }

    boolean alive() {
        if (root.alive()) {
            return true;
        }
        for (Order leg : legs) {
            if (leg.alive()) {
                return true;
            }
        }
        return false;
    }

    /** The order that works before all others: all but the two of a one-cancels-other pair. */
    @Nullable
    Order first() {
        boolean pair = root.state().role() == Role.TAKE_PROFIT && !legs.isEmpty();
        return !pair && root.working() ? root : null;
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

    /** The root with its legs, those that were replaced behind those that took their place. */
    OrderState state() {
        OrderState own = root.state();
        if (legs.isEmpty()) {
            return own;
        }
        var members = new ArrayList<OrderState>(legs.size());
        legs.forEach(leg -> members.add(leg.state()));
        replaced.stream().filter(order -> order.state().role() != own.role()).forEach(leg -> members.add(leg.state()));
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
                members);
    }

    /** The root's report with its legs, or that of another member alone. */
    OrderReport report(Order order) {
        List<OrderReport> members = order == root
                ? legs.stream().map(leg -> leg.report(id, List.of())).toList()
                : List.of();
        return order.report(id, members);
    }
}
