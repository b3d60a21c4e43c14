package dev.kuber.platform.modes;

import dev.kuber.platform.brokers.simulated.OrderUpdate;
import dev.kuber.platform.brokers.simulated.PostgresExchanges;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final OrderNews news;

    ExchangeTicker(PostgresExchanges exchanges, Venues venues, OrderNews news) {
        this.exchanges = exchanges;
        this.venues = venues;
        this.news = news;
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
        Map<ClientOrderId, List<OrderState>> changes = new LinkedHashMap<>();
        for (OrderUpdate update : exchanges.tick(waiting.account(), bars)) {
            changes.computeIfAbsent(update.root(), _ -> new ArrayList<>()).add(update.order());
        }
        changes.forEach((root, orders) -> news.tell(root, orders, now));
    }
}
