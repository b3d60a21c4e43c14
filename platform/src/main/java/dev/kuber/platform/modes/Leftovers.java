package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.orders.OrderIntent;
import dev.kuber.platform.orders.OrderJournal;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Quantity;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What executions leave behind when they end: orders that were written down and never sent, whose fate is thereby known, and
 * orders that still work though nobody looks after them any more, which are cancelled.
 */
@Component
class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    /** A request in flight is dead after this time. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(60);

    private final OrderJournal journal;
    private final ExecutionStore executions;
    private final Clock wall;
    private final MeterRegistry meters;

    Leftovers(OrderJournal journal, ExecutionStore executions, Clock wall, MeterRegistry meters) {
        this.journal = journal;
        this.executions = executions;
        this.wall = wall;
        this.meters = meters;
    }

    /** Keeps what the broker said, then looks after the orders of executions that have ended. */
    void settle(Reconciliation.Beliefs believed, Reconciliation.Broker says, Brokerage broker) {
        journal.record(says.orders());
        Map<String, OrderState> known = new HashMap<>();
        says.orders().forEach(order -> known.put(order.clientId().value(), order));
        Map<String, Boolean> ended = new HashMap<>();
        believed.positions().forEach(live -> ended.put(live.executionId(), false));
        for (Reconciliation.Intent intent : believed.intents()) {
            OrderState order = known.get(intent.order().value());
            boolean open = order == null || !order.finished();
            if (open && ended.computeIfAbsent(intent.executionId(), this::ended)) {
                if (order == null) {
                    journal.find(intent.order()).ifPresent(this::neverArrived);
                } else {
                    orphan(order, broker);
                }
            }
        }
    }

    private boolean ended(String executionId) {
        return executions
                .load(executionId, Integer.MAX_VALUE)
                .map(ExecutionStore.History::execution)
                .map(Execution::status)
                .filter(status -> status.terminal())
                .isPresent();
    }

    private void neverArrived(OrderIntent intent) {
        Instant attempted = intent.attemptedAt();
        if (attempted == null || attempted.plus(IN_FLIGHT).isBefore(wall.instant())) {
            journal.record(List.of(OrderState.rejected(
                    intent.request(), wall.instant(), "It never reached the broker, and its execution has ended.")));
        }
    }

    /** Where something was filled, the rest may be what protects it: then a person has to decide. */
    private void orphan(OrderState order, Brokerage broker) {
        meters.counter("kuber.reconciliation.orphans").increment();
        boolean filled = order.family().stream().map(OrderState::filled).anyMatch(Quantity::isPositive);
        Optional<OrderId> id = Optional.ofNullable(order.id());
        if (filled || id.isEmpty()) {
            LOG.error(
                    "Order {} in {} still works, is filled in part, and its execution has ended: look at the account.",
                    order.clientId(),
                    order.symbol());
        } else {
            LOG.warn("Order {} in {} is cancelled: its execution has ended.", order.clientId(), order.symbol());
            broker.cancel(id.get());
        }
    }
}
