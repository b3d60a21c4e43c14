package dev.kuber.platform.modes;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.notifications.Notice;
import dev.kuber.platform.notifications.Notifications;
import dev.kuber.platform.notifications.Severity;
import dev.kuber.platform.orders.OrderIntent;
import dev.kuber.platform.orders.OrderJournal;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.platform.positions.Positions;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks after orders whose position is over, as when a worker that was long declared dead woke up and sent one: cancels what
 * works for nobody, settles what never arrived, and tells the trader of what protects a holding that no position claims.
 */
@Component
class Orphans implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    /** A trade manager that has just ended a position may still be cancelling. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final OrderJournal journal;
    private final Positions positions;
    private final Venues venues;
    private final Notifications notifications;
    private final Clock wall;
    private final Map<ClientOrderId, Instant> seen = new HashMap<>();

    Orphans(OrderJournal journal, Positions positions, Venues venues, Notifications notifications, Clock wall) {
        this.journal = journal;
        this.positions = positions;
        this.venues = venues;
        this.notifications = notifications;
        this.wall = wall;
    }

    /** One look at all accounts. An account that cannot be asked does not hold up the others. */
    @Override
    public void run() {
        Map<String, List<OrderIntent>> orphans = new HashMap<>();
        // Orders first: a position is there as long as an order that was read before may still belong to it.
        for (String account : journal.unsettledAccounts()) {
            orphans.put(account, journal.unsettled(account));
        }
        List<LivePosition> live = positions.of(
                positions.holders().stream().map(Positions.Holder::pipelineId).collect(Collectors.toSet()));
        Set<String> claimed =
                live.stream().map(one -> one.executionId() + "." + one.symbol()).collect(Collectors.toSet());
        orphans.replaceAll((_, intents) -> intents.stream()
                .filter(intent -> !claimed.contains(trade(intent)))
                .toList());
        Set<ClientOrderId> present = new HashSet<>();
        orphans.values()
                .forEach(intents ->
                        intents.forEach(intent -> present.add(intent.request().id())));
        seen.keySet().retainAll(present);
        orphans.forEach((account, intents) -> look(account, due(intents), live));
    }

    private static String trade(OrderIntent intent) {
        return intent.origin().executionId() + "." + intent.request().symbol();
    }

    private List<OrderIntent> due(List<OrderIntent> intents) {
        Instant now = wall.instant();
        return intents.stream()
                .filter(intent -> !now.isBefore(
                        seen.computeIfAbsent(intent.request().id(), _ -> now).plus(GRACE)))
                .toList();
    }

    private void look(String account, List<OrderIntent> intents, List<LivePosition> live) {
        if (intents.isEmpty()) {
            return;
        }
        try {
            Brokerage broker = venues.get(account).brokerage(Calendars.named("always"));
            List<OrderState> said = broker.find(
                    intents.stream().map(intent -> intent.request().id()).toList());
            List<Holding> holdings = broker.holdings();
            journal.record(said);
            Map<ClientOrderId, OrderState> found =
                    said.stream().collect(Collectors.toMap(OrderState::clientId, order -> order, (a, _) -> a));
            for (OrderIntent intent : intents) {
                List<OrderIntent> all = journal.ofExecution(intent.origin().executionId());
                Symbol symbol = intent.request().symbol();
                Side direction = OrphanFate.direction(all, symbol);
                BigDecimal net = direction == null ? BigDecimal.ZERO : OrphanFate.net(all, symbol, direction);
                BigDecimal spare =
                        direction == null ? BigDecimal.ZERO : spare(account, symbol, direction, holdings, live);
                OrderState order = found.get(intent.request().id());
                settle(intent, OrphanFate.of(intent, order, net, spare, wall.instant()), broker);
            }
        } catch (Brokerage.Unavailable | IllegalStateException e) {
            LOG.warn("Orders without a position in {} could not be looked at: {}", account, e.getMessage());
        }
    }

    /** What the account holds in this direction and none of its positions claims. */
    private BigDecimal spare(
            String account, Symbol symbol, Side direction, List<Holding> holdings, List<LivePosition> live) {
        BigDecimal held = holdings.stream()
                .filter(holding -> holding.symbol().equals(symbol) && holding.side() == direction)
                .map(holding -> holding.quantity().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return live.stream()
                .filter(one -> one.symbol().equals(symbol)
                        && one.position().plan().side() == direction
                        && account.equals(accountOf(one)))
                .map(one -> Holdings.remaining(one.position()).value())
                .reduce(held, BigDecimal::subtract);
    }

    private String accountOf(LivePosition live) {
        return journal.ofExecution(live.executionId()).stream()
                .map(intent -> intent.origin().account())
                .findFirst()
                .orElse("");
    }

    private void settle(OrderIntent intent, OrphanFate fate, Brokerage broker) {
        switch (fate) {
            case OrphanFate.Leave _ -> {}
            case OrphanFate.NeverArrived _ -> journal.record(List.of(neverArrived(intent)));
            case OrphanFate.Cancel(var orders) -> {
                orders.forEach(order -> LOG.warn("Order {} works for no position: {}.", order, broker.cancel(order)));
                tell(intent, Severity.WARNING, "An order without a position was cancelled", "It works for nobody.");
            }
            case OrphanFate.Alarm(var quantity) ->
                tell(
                        intent,
                        Severity.ALARM,
                        "A holding that no position claims",
                        quantity.toPlainString() + " " + intent.request().symbol()
                                + " were opened by this pipeline after its trade had been given up. Stop and target are"
                                + " left at the broker; close the holding there if you do not want it.");
        }
    }

    private static OrderState neverArrived(OrderIntent intent) {
        OrderState state = intent.state();
        return new OrderState(
                null,
                state.clientId(),
                state.role(),
                state.symbol(),
                state.side(),
                state.type(),
                state.quantity(),
                state.filled(),
                null,
                state.limit(),
                state.stop(),
                state.commission(),
                OrderStatus.CANCELED,
                "It never arrived at the broker.",
                state.updated(),
                List.of());
    }

    private void tell(OrderIntent intent, Severity severity, String title, String sentence) {
        notifications.tell(new Notice(
                intent.origin().owner(),
                "orphan/" + intent.request().id(),
                severity,
                title,
                intent.request().id() + ": " + sentence,
                intent.origin().pipelineId(),
                intent.origin().executionId(),
                intent.request().symbol().value()));
    }
}
