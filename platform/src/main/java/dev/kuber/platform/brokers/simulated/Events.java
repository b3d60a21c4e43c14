package dev.kuber.platform.brokers.simulated;

import dev.kuber.platform.brokers.simulated.OrderUpdate.Event;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Numbers and tells what happens to the orders of one account. */
final class Events {

    private final Portfolio portfolio;
    private long sequence;
    private @Nullable Consumer<OrderUpdate> listener;
    private @Nullable List<OrderUpdate> batch;

    Events(Portfolio portfolio, long sequence) {
        this.portfolio = portfolio;
        this.sequence = sequence;
    }

    long sequence() {
        return sequence;
    }

    void listen(Consumer<OrderUpdate> to) {
        listener = to;
    }

    /** Runs something and returns what it told. */
    List<OrderUpdate> during(Runnable work) {
        var told = new ArrayList<OrderUpdate>();
        batch = told;
        try {
            work.run();
        } finally {
            batch = null;
        }
        return told;
    }

    void tell(Event event, OrderGroup group, Order order, @Nullable Fill fill, Instant at) {
        sequence++;
        if (batch == null && listener == null) {
            return;
        }
        BigDecimal position = portfolio.held(group.symbol());
        var report = order.report(group.id(), List.of());
        var update = new OrderUpdate(sequence, event, group.id(), order.state(), report, fill, position, at);
        if (batch != null) {
            batch.add(update);
        }
        if (listener != null) {
            listener.accept(update);
        }
    }

    /** Tells of everything that was received and works, waits, or was rejected. */
    void received(OrderGroup group, Instant at) {
        for (Order order : group.orders()) {
            switch (order.state().status()) {
                case NEW -> tell(order.queued() ? Event.ACCEPTED : Event.NEW, group, order, null, at);
                case REJECTED -> tell(Event.REJECTED, group, order, null, at);
                default -> {
                    // A held leg is told when it begins to work.
                }
            }
        }
    }

    /** Tells of orders that ended together. */
    void ended(Event event, OrderGroup group, List<Order> orders, Instant at) {
        orders.forEach(order -> tell(event, group, order, null, at));
    }
}
