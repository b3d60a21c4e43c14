package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Message;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells executions that their orders have changed. The key of the news is what the orders are now, so that it counts once
 * whichever workers tell it. News that is lost, because the process dies, is found by the next look at the orders.
 */
@Component
class OrderNews {

    private final Engine engine;

    OrderNews(Engine engine) {
        this.engine = engine;
    }

    /**
     * Tells the execution that the root order's id names; somebody else's orders concern nobody.
     *
     * @param changed the orders that are different now, legs included
     */
    void tell(ClientOrderId root, Collection<OrderState> changed, Instant now) {
        int end = root.value().indexOf('.');
        if (end <= 0) {
            return;
        }
        var key = new StringBuilder("order");
        for (OrderState order : changed) {
            key.append('-')
                    .append(order.clientId())
                    .append('-')
                    .append(order.status())
                    .append('-')
                    .append(order.filled())
                    .append('-')
                    .append(order.updated());
        }
        UUID digest = UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.UTF_8));
        engine.tell(root.value().substring(0, end), Message.orderChanged("order-" + digest, root, now));
    }
}
