package dev.kuber.platform.brokers.simulated;

import dev.kuber.platform.brokers.simulated.OrderUpdate.Event;
import dev.kuber.trade.OrderStatus;
import java.time.Instant;

/** What time alone does to the orders of a group: they begin to work, and they expire. */
record Passing(Venue venue, OrderGroup group) {

    void to(Instant now) {
        for (Order order : group.orders()) {
            if (order.queued() && !order.since().isAfter(now)) {
                order.dequeue(order.since());
                venue.events().tell(Event.NEW, group, order, null, order.since());
            }
        }
        Instant expires = group.root().expires();
        if (expires != null && !expires.isAfter(now) && group.alive()) {
            end(OrderStatus.EXPIRED, "The order was good for the session, which has ended.", expires);
        }
    }

    /** Ends what still lives in the group. */
    void end(OrderStatus status, String reason, Instant at) {
        Event event = status == OrderStatus.EXPIRED ? Event.EXPIRED : Event.CANCELED;
        venue.events().ended(event, group, group.end(status, reason, at), at);
    }
}
