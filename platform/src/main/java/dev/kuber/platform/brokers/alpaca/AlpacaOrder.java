package dev.kuber.platform.brokers.alpaca;

import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An order as Alpaca writes it.
 *
 * @param clientId empty where Alpaca gave none
 * @param status Alpaca's word for it
 * @param intent Alpaca's word for whether it opens or closes, where it gave one
 * @param replacedBy id of the order that took its place
 * @param replaces id of the order whose place it took
 * @param updated when it last changed; null where Alpaca gave no time at all
 * @param legs as far as the reply names them
 */
record AlpacaOrder(
        String id,
        String clientId,
        Symbol symbol,
        Side side,
        OrderType type,
        OrderClass orderClass,
        String status,
        Quantity quantity,
        Quantity filled,
        @Nullable Price averagePrice,
        @Nullable Price limit,
        @Nullable Price stop,
        @Nullable String intent,
        @Nullable String replacedBy,
        @Nullable String replaces,
        @Nullable Instant updated,
        List<AlpacaOrder> legs) {

    /** Null for orders that Kuber cannot follow, such as those for options or of several instruments. */
    static @Nullable AlpacaOrder of(JsonNode node) {
        var fields = new Fields(node);
        String id = fields.text("id");
        Symbol symbol = fields.symbol("symbol");
        Side side = constant(Side.class, fields.text("side"));
        OrderType type = constant(OrderType.class, fields.text("type", fields.text("order_type", "")));
        OrderClass orderClass = constant(OrderClass.class, fields.text("order_class", "simple"));
        if (id == null || symbol == null || side == null || type == null || orderClass == null) {
            return null;
        }
        Quantity filled = orZero(fields.quantity("filled_qty"));
        Quantity ordered = orZero(fields.quantity("qty"));
        return new AlpacaOrder(
                id,
                fields.text("client_order_id", ""),
                symbol,
                side,
                type,
                orderClass,
                fields.text("status", ""),
                ordered.compareTo(filled) > 0 ? ordered : filled,
                filled,
                filled.isZero() ? null : fields.price("filled_avg_price"),
                fields.price("limit_price"),
                fields.price("stop_price"),
                fields.text("position_intent"),
                fields.text("replaced_by"),
                fields.text("replaces"),
                updated(fields),
                all(node.path("legs")));
    }

    /** The orders of a list; null and what cannot be followed are left out. */
    static List<AlpacaOrder> all(JsonNode list) {
        var orders = new ArrayList<AlpacaOrder>();
        for (JsonNode node : list) {
            AlpacaOrder order = of(node);
            if (order != null) {
                orders.add(order);
            }
        }
        return orders;
    }

    private static @Nullable Instant updated(Fields fields) {
        Instant latest = null;
        for (String name : List.of("updated_at", "filled_at", "canceled_at", "replaced_at", "submitted_at")) {
            Instant time = fields.time(name);
            if (latest == null || (time != null && time.isAfter(latest))) {
                latest = time;
            }
        }
        return latest;
    }

    private static Quantity orZero(@Nullable Quantity quantity) {
        return quantity == null ? Quantity.ZERO : quantity;
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
        if (name != null) {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(name.toUpperCase(Locale.ROOT))) {
                    return constant;
                }
            }
        }
        return null;
    }

    /** Where it stands; words that are not known are read by what was filled. */
    OrderStatus standing() {
        return switch (status) {
            case "filled" -> OrderStatus.FILLED;
            case "canceled" -> OrderStatus.CANCELED;
            case "expired" -> OrderStatus.EXPIRED;
            case "replaced" -> OrderStatus.REPLACED;
            case "rejected" -> OrderStatus.REJECTED;
            case "held" -> OrderStatus.HELD;
            default -> {
                if (filled.isZero()) {
                    yield OrderStatus.NEW;
                }
                yield quantity.equals(filled) ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
            }
        };
    }

    boolean terminal() {
        return standing().terminal();
    }

    /** Whether it belongs together with others. */
    boolean complex() {
        return orderClass != OrderClass.SIMPLE;
    }

    /** What it does in its trade. */
    Role role(boolean hasLegs) {
        boolean entry = hasLegs
                ? orderClass == OrderClass.BRACKET || orderClass == OrderClass.OTO
                : orderClass == OrderClass.SIMPLE && opens();
        if (entry) {
            return Role.ENTRY;
        }
        return switch (type) {
            case MARKET -> Role.EXIT;
            case LIMIT -> Role.TAKE_PROFIT;
            case STOP, STOP_LIMIT, TRAILING_STOP -> Role.STOP_LOSS;
        };
    }

    /** A reply without an intent is read by the side: only where it is given, selling may open. */
    private boolean opens() {
        return intent == null ? side == Side.BUY : intent.endsWith("_to_open");
    }

    /**
     * Whether this is at least as new as another report of the same order. Reports may come twice and in any order; the
     * time of the last change decides, then what was filled, then how far the status goes.
     */
    boolean supersedes(AlpacaOrder other) {
        if (updated != null && other.updated != null && !updated.equals(other.updated)) {
            return updated.isAfter(other.updated);
        }
        int byFill = filled.compareTo(other.filled);
        return byFill != 0 ? byFill > 0 : rank() >= other.rank();
    }

    private int rank() {
        return switch (status) {
            case "pending_new" -> 0;
            case "accepted", "accepted_for_bidding" -> 1;
            case "held" -> 2;
            case "new" -> 3;
            case "partially_filled" -> 4;
            case "pending_cancel", "pending_replace", "done_for_day", "stopped", "suspended" -> 5;
            default -> terminal() ? 9 : 3;
        };
    }
}
