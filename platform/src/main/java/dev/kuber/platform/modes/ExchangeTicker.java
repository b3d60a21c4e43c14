package dev.kuber.platform.modes;

import dev.kuber.platform.brokers.simulated.OrderUpdate;
import dev.kuber.platform.brokers.simulated.PostgresExchanges;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Message;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Moves the simulated exchange: matches waiting orders against the bars that have closed since the last look, and wakes
 * the executions whose orders changed. Several workers may do it at once; each bar counts once.
 */
@Component
class ExchangeTicker {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeTicker.class);

    private final PostgresExchanges exchanges;
    private final Venues venues;
    private final Engine engine;

    ExchangeTicker(PostgresExchanges exchanges, Venues venues, Engine engine) {
        this.exchanges = exchanges;
        this.venues = venues;
        this.engine = engine;
    }

    /** One look at everything that waits. What fails in one account does not hold up the others. */
    void tick() {
        for (PostgresExchanges.Waiting waiting : exchanges.waiting()) {
            try {
                venues.find(waiting.account()).ifPresent(venue -> tick(venue, waiting));
            } catch (RuntimeException e) {
                LOG.error("Orders in {} of account {} could not be matched.", waiting.symbol(), waiting.account(), e);
            }
        }
    }

    private void tick(Venue venue, PostgresExchanges.Waiting waiting) {
        Instant now = venue.clock().now();
        Bars bars;
        try {
            bars = venue.tape(waiting.symbol())
                    .closing(waiting.symbol(), venue.finest(waiting.symbol()), waiting.since(), now);
        } catch (MarketData.NoData e) {
            LOG.warn("Orders in {} wait for prices: {}", waiting.symbol(), e.getMessage());
            return;
        }
        if (bars.isEmpty()) {
            return;
        }
        Map<ClientOrderId, StringBuilder> changes = new LinkedHashMap<>();
        for (OrderUpdate update : exchanges.tick(waiting.account(), bars)) {
            OrderState order = update.order();
            changes.computeIfAbsent(update.root(), _ -> new StringBuilder("order"))
                    .append('-')
                    .append(order.clientId())
                    .append('-')
                    .append(order.status())
                    .append('-')
                    .append(order.filled());
        }
        changes.forEach((root, key) -> tell(root, key.toString(), now));
    }

    /** News that is lost, because the process dies here, is found by the trade manager's next look at its orders. */
    private void tell(ClientOrderId root, String key, Instant now) {
        int end = root.value().indexOf('.');
        if (end > 0) {
            UUID digest = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
            engine.tell(root.value().substring(0, end), Message.orderChanged("order-" + digest, root, now));
        }
    }
}
