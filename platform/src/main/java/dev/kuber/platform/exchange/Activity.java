package dev.kuber.platform.exchange;

import dev.kuber.platform.brokers.simulated.OrderReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** Alpaca's trade activity: one fill. */
record Activity(
        String id,
        String activityType,
        Instant transactionTime,
        String type,
        String price,
        String qty,
        String side,
        String symbol,
        String leavesQty,
        UUID orderId,
        String cumQty,
        String orderStatus) {

    static final String FILL = "FILL";

    private static final DateTimeFormatter ID_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** @param order as it stood after the fill */
    static Activity fill(UUID execution, UUID orderId, OrderReport order, String price, String quantity, Instant at) {
        boolean complete = order.status() == OrderReport.Status.FILLED;
        String leaves = order.quantity() == null
                ? "0"
                : ApiJson.text(order.quantity().minus(order.filled()).value());
        return new Activity(
                ID_TIME.format(at) + "::" + execution,
                FILL,
                at,
                complete ? "fill" : "partial_fill",
                price,
                quantity,
                order.side().name().toLowerCase(Locale.ROOT),
                order.symbol().value(),
                leaves,
                orderId,
                ApiJson.text(order.filled().value()),
                order.status().name().toLowerCase(Locale.ROOT));
    }
}
