package dev.kuber.platform.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kuber.platform.brokers.simulated.Fill;
import dev.kuber.platform.brokers.simulated.OrderUpdate;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alpaca's message of the order stream. */
record TradeUpdate(String stream, Data data) {

    /** Price, quantity and position are those of a fill and missing in other events. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Data(
            String event,
            UUID executionId,
            Instant timestamp,
            OrderJson order,
            @Nullable String price,
            @Nullable String qty,
            @Nullable String positionQty) {}

    static String of(UUID account, OrderUpdate update) {
        Fill fill = update.fill();
        return ApiJson.text(new TradeUpdate(
                "trade_updates",
                new Data(
                        update.event().name().toLowerCase(Locale.ROOT),
                        Ids.execution(account, update.sequence()),
                        update.at(),
                        OrderJson.of(account, update.report(), true),
                        fill == null ? null : ApiJson.text(fill.price().value()),
                        fill == null ? null : ApiJson.text(fill.quantity().value()),
                        fill == null ? null : ApiJson.text(update.position()))));
    }
}
