package dev.kuber.platform.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kuber.platform.brokers.simulated.OrderReport;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Trail;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

/**
 * Alpaca's order object.
 *
 * @param legs orders that belong to it, a written null where there are none; missing in a leg itself
 */
record OrderJson(
        UUID id,
        String clientOrderId,
        Instant createdAt,
        Instant updatedAt,
        Instant submittedAt,
        @Nullable Instant filledAt,
        @Nullable Instant expiredAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant expiresAt,
        @Nullable Instant canceledAt,
        @Nullable Instant failedAt,
        @Nullable Instant replacedAt,
        @Nullable UUID replacedBy,
        @Nullable UUID replaces,
        UUID assetId,
        String symbol,
        String assetClass,
        @Nullable String notional,
        @Nullable String qty,
        String filledQty,
        @Nullable String filledAvgPrice,
        String orderClass,
        String orderType,
        String type,
        String side,
        String positionIntent,
        String timeInForce,
        @Nullable String limitPrice,
        @Nullable String stopPrice,
        String status,
        boolean extendedHours,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object legs,
        @Nullable String trailPercent,
        @Nullable String trailPrice,
        @Nullable String hwm) {

    /** @param nested whether to show its legs */
    static OrderJson of(UUID account, OrderReport order, boolean nested) {
        List<OrderJson> legs = nested
                ? order.legs().stream().map(leg -> of(account, leg, null)).toList()
                : List.of();
        return of(account, order, legs.isEmpty() ? NullNode.getInstance() : legs);
    }

    private static OrderJson of(UUID account, OrderReport order, @Nullable Object legs) {
        Trail trail = order.trail();
        Money notional = order.notional();
        Quantity quantity = order.quantity();
        return new OrderJson(
                Ids.order(account, order.id()),
                order.clientId().value(),
                order.created(),
                order.updated(),
                order.submitted() == null ? order.created() : order.submitted(),
                order.filledAt(),
                order.expiredAt(),
                order.expires(),
                order.canceledAt(),
                order.failedAt(),
                order.replacedAt(),
                id(account, order.replacedBy()),
                id(account, order.replaces()),
                Ids.asset(order.symbol()),
                order.symbol().value(),
                Venues.crypto(order.symbol()) ? "crypto" : "us_equity",
                notional == null ? null : ApiJson.text(notional.value()),
                quantity == null || notional != null ? null : ApiJson.text(quantity.value()),
                ApiJson.text(order.filled().value()),
                text(order.averagePrice()),
                order.orderClass() == OrderClass.SIMPLE ? "" : word(order.orderClass()),
                word(order.type()),
                word(order.type()),
                word(order.side()),
                word(order.side()) + (order.role() == Role.ENTRY ? "_to_open" : "_to_close"),
                word(order.timeInForce()),
                text(order.limit()),
                text(order.stop()),
                word(order.status()),
                order.extendedHours(),
                legs,
                trail == null ? null : ApiJson.textOrNull(trail.percent()),
                trail == null ? null : ApiJson.textOrNull(trail.amount()),
                text(order.highWater()));
    }

    private static @Nullable UUID id(UUID account, @Nullable OrderId order) {
        return order == null ? null : Ids.order(account, order);
    }

    private static @Nullable String text(@Nullable Price price) {
        @Nullable BigDecimal value = price == null ? null : price.value();
        return ApiJson.textOrNull(value);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
