package dev.kuber.platform.modes;

import dev.kuber.platform.brokers.simulated.OrderUpdate;
import dev.kuber.platform.brokers.simulated.PostgresExchanges;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Message;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.OrderState;
import java.time.Clock;
import java.time.Instant;
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
    private final MarketSessions sessions;
    private final SessionPrices prices;
    private final Engine engine;
    private final Clock wall;

    ExchangeTicker(
            PostgresExchanges exchanges, MarketSessions sessions, SessionPrices prices, Engine engine, Clock wall) {
        this.exchanges = exchanges;
        this.sessions = sessions;
        this.prices = prices;
        this.engine = engine;
        this.wall = wall;
    }

    /** One look at everything that waits. What fails in one account does not hold up the others. */
    void tick() {
        for (PostgresExchanges.Waiting waiting : exchanges.waiting()) {
            try {
                sessions.find(waiting.account()).ifPresent(session -> tick(session, waiting));
            } catch (RuntimeException e) {
                LOG.error("Orders in {} of account {} could not be matched.", waiting.symbol(), waiting.account(), e);
            }
        }
    }

    private void tick(MarketSession session, PostgresExchanges.Waiting waiting) {
        Instant now = session.clock(wall).now();
        Bars bars;
        try {
            bars = prices.tape(session, waiting.symbol())
                    .closing(waiting.symbol(), prices.finest(session, waiting.symbol()), waiting.since(), now);
        } catch (MarketData.NoData e) {
            LOG.warn("Orders in {} wait for prices: {}", waiting.symbol(), e.getMessage());
            return;
        }
        if (bars.isEmpty()) {
            return;
        }
        for (OrderUpdate update : exchanges.tick(waiting.account(), bars)) {
            tell(update, now);
        }
    }

    /** News that is lost, because the process dies here, is found by the trade manager's next look at its orders. */
    private void tell(OrderUpdate update, Instant now) {
        String id = update.root().value();
        int end = id.indexOf('.');
        if (end > 0) {
            OrderState order = update.order();
            String key = "order-" + order.clientId() + "-" + order.status() + "-" + order.filled();
            engine.tell(id.substring(0, end), Message.orderChanged(key, update.root(), now));
        }
    }
}
