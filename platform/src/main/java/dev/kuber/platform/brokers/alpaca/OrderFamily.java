package dev.kuber.platform.brokers.alpaca;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Alpaca's reports of orders that belong together mean. */
final class OrderFamily {

    private OrderFamily() {}

    /**
     * An order with all that hangs under it: its legs, and the orders that took the place of one of them or of itself,
     * which play the part of the order they replaced.
     */
    static OrderState state(AlpacaOrder root, List<AlpacaOrder> members) {
        Set<String> ids = new HashSet<>();
        ids.add(root.id());
        members.forEach(member -> ids.add(member.id()));
        boolean hasLegs = members.stream().anyMatch(member -> !ids.contains(member.replaces()));
        Map<String, Role> roles = new HashMap<>();
        roles.put(root.id(), root.role(hasLegs));
        var legs = new ArrayList<OrderState>();
        for (AlpacaOrder member : members) {
            Role inherited = member.replaces() == null ? null : roles.get(member.replaces());
            Role role = inherited == null ? member.role(false) : inherited;
            roles.put(member.id(), role);
            legs.add(leg(member, role, protects(root, members)));
        }
        return of(root, root.role(hasLegs), root.standing(), legs);
    }

    static OrderState single(AlpacaOrder order, Role role) {
        return of(order, role, order.standing(), List.of());
    }

    /**
     * Whether the entry is complete and one of the legs works. Alpaca then still calls the other one held, though it
     * watches its price.
     */
    private static boolean protects(AlpacaOrder root, List<AlpacaOrder> members) {
        boolean entered = switch (root.orderClass()) {
            case BRACKET, OTO -> root.standing() == OrderStatus.FILLED;
            case OCO -> root.standing() != OrderStatus.HELD;
            case SIMPLE -> false;
        };
        boolean working = root.orderClass() == OrderClass.OCO && works(root);
        return entered && (working || members.stream().anyMatch(OrderFamily::works));
    }

    private static boolean works(AlpacaOrder order) {
        OrderStatus standing = order.standing();
        return standing == OrderStatus.NEW || standing == OrderStatus.PARTIALLY_FILLED;
    }

    private static OrderState leg(AlpacaOrder order, Role role, boolean protects) {
        OrderStatus standing = order.standing();
        return of(order, role, standing == OrderStatus.HELD && protects ? OrderStatus.NEW : standing, List.of());
    }

    private static OrderState of(AlpacaOrder order, Role role, OrderStatus standing, List<OrderState> legs) {
        return new OrderState(
                new OrderId(order.id()),
                new ClientOrderId(order.clientId().isBlank() ? order.id() : order.clientId()),
                role,
                order.symbol(),
                order.side(),
                order.type(),
                order.quantity(),
                order.filled(),
                order.averagePrice(),
                order.limit(),
                order.stop(),
                Money.ZERO,
                standing,
                reason(order),
                order.updated() == null ? Instant.EPOCH : order.updated(),
                legs);
    }

    private static @Nullable String reason(AlpacaOrder order) {
        return switch (order.status()) {
            case "canceled" -> "The order was cancelled.";
            case "expired" -> "The order's time is over.";
            case "rejected" -> "Alpaca or the exchange rejected the order.";
            case "replaced" -> "Another order took its place.";
            case "pending_cancel" -> "The order is being cancelled.";
            case "suspended" -> "The order is suspended: it cannot trade for the moment.";
            case "done_for_day" -> "The order trades again on the next trading day.";
            default -> null;
        };
    }
}
