package dev.kuber.platform.orders;

import dev.kuber.platform.orders.OrderJournal.Standing;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.Account;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one gate that every order passes on its way to a broker: it is written down first, an entry is refused while a halt
 * is in force or its pipeline may not open anything, and what the broker says is kept.
 *
 * <p>A refusal is remembered, for a broker may not know an order that it refused: asked for it, the gate answers what the
 * journal knows. An order that the broker once had and does not find now is unknown, never absent.
 */
final class OrderGate implements Brokerage {

    private static final System.Logger LOG = System.getLogger(OrderGate.class.getName());

    /** A request in flight is dead after this time. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(60);

    private final Brokerage broker;
    private final OrderJournal journal;
    private final EntryStop stops;
    private final OrderOrigin origin;
    private final InstantSource market;
    private final InstantSource wall;

    OrderGate(
            Brokerage broker,
            OrderJournal journal,
            EntryStop stops,
            OrderOrigin origin,
            InstantSource market,
            InstantSource wall) {
        this.broker = broker;
        this.journal = journal;
        this.stops = stops;
        this.origin = origin;
        this.market = market;
        this.wall = wall;
    }

    @Override
    public OrderState submit(OrderRequest request) {
        try {
            journal.write(OrderIntent.of(origin, request, market.instant()));
            if (request.opens()) {
                Optional<String> stopped = stops.refusal(origin, request);
                if (stopped.isPresent()) {
                    return refuse(request, stopped.get());
                }
            }
            if (journal.attempt(request.id(), wall.instant()) instanceof Standing.Settled(var state)) {
                return state;
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Order " + request.id() + " was not sent, because it could not be written down.", e);
            return OrderState.unknown(request, market.instant(), "It could not be written down, and was not sent.");
        }
        OrderState said = broker.submit(request);
        keep(List.of(said));
        return request.opens() ? crossed(request, said) : said;
    }

    /** An entry that is stopped: refused, unless it may be at the broker already. */
    private OrderState refuse(OrderRequest request, String why) {
        OrderState rejected = OrderState.rejected(request, market.instant(), why);
        return switch (journal.refuse(rejected)) {
            case Standing.Clear _ -> rejected;
            case Standing.Settled(var state) -> state;
            case Standing.InFlight(var since) -> inFlight(request, rejected, since);
        };
    }

    private OrderState inFlight(OrderRequest request, OrderState rejected, Instant since) {
        Optional<OrderState> found = broker.find(request.id());
        if (found.isPresent()) {
            keep(List.of(found.get()));
            return crossed(request, found.get());
        }
        if (wall.instant().isBefore(since.plus(IN_FLIGHT))) {
            return OrderState.unknown(request, market.instant(), "It may still be on its way to the broker.");
        }
        journal.record(List.of(rejected));
        return journal.lastKnown(request.id()).orElse(rejected);
    }

    /** An entry that was sent while entries were stopped: its sender cancels it, whoever else is told to. */
    private OrderState crossed(OrderRequest request, OrderState said) {
        OrderId id = said.id();
        if (id == null || said.status().terminal() || !stopped(request)) {
            return said;
        }
        cancel(id);
        try {
            return find(request.id()).orElse(said);
        } catch (Unavailable _) {
            return OrderState.unknown(
                    request, market.instant(), "It was cancelled, because entries were stopped meanwhile.");
        }
    }

    private boolean stopped(OrderRequest request) {
        try {
            return stops.refusal(origin, request).isPresent();
        } catch (RuntimeException e) {
            // The execution is told of it, too, and cancels the entry on its next run.
            LOG.log(Level.WARNING, "Whether entries are stopped could not be read.", e);
            return false;
        }
    }

    @Override
    public Optional<OrderState> find(ClientOrderId id) {
        Optional<OrderState> found = broker.find(id);
        if (found.isPresent()) {
            keep(List.of(found.get()));
            return found;
        }
        return remembered(id);
    }

    @Override
    public List<OrderState> find(Collection<ClientOrderId> ids) {
        List<OrderState> found = broker.find(ids);
        keep(found);
        Set<ClientOrderId> missing = new LinkedHashSet<>(ids);
        found.forEach(order -> missing.remove(order.clientId()));
        if (missing.isEmpty()) {
            return found;
        }
        var all = new ArrayList<>(found);
        missing.forEach(id -> remembered(id).ifPresent(all::add));
        return List.copyOf(all);
    }

    /** What the journal knows of an order that the broker does not find. */
    private Optional<OrderState> remembered(ClientOrderId id) {
        Optional<OrderIntent> intent;
        try {
            intent = journal.find(id);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The journal cannot be read.", e);
            throw new Unavailable("The journal of orders did not answer.");
        }
        return intent.flatMap(known -> {
            if (known.state().finished()) {
                return Optional.of(known.state());
            }
            return known.state().id() == null
                    ? Optional.empty()
                    : Optional.of(OrderState.unknown(
                            known.request(),
                            market.instant(),
                            "The broker does not find order " + id + ", which it had accepted."));
        });
    }

    @Override
    public Change moveStop(OrderId order, Price stop, ClientOrderId as) {
        Change answer = broker.moveStop(order, stop, as);
        keep(new OrderChange(origin.account(), origin.executionId(), order, stop, as, answer, market.instant()));
        return answer;
    }

    @Override
    public Change cancel(OrderId order) {
        Change answer = broker.cancel(order);
        keep(new OrderChange(origin.account(), origin.executionId(), order, null, null, answer, market.instant()));
        return answer;
    }

    /** What cannot be kept now is kept when the order is looked at again; the caller knows it already. */
    private void keep(Collection<OrderState> said) {
        try {
            journal.record(said);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "What the broker said of " + said.size() + " orders could not be kept.", e);
        }
    }

    private void keep(OrderChange change) {
        try {
            journal.changed(change);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The change of order " + change.order() + " could not be kept.", e);
        }
    }

    @Override
    public List<OrderState> openOrders(Symbol symbol) {
        return broker.openOrders(symbol);
    }

    @Override
    public List<Holding> holdings() {
        return broker.holdings();
    }

    @Override
    public Account account() {
        return broker.account();
    }

    @Override
    public Capabilities capabilities(Symbol symbol) {
        return broker.capabilities(symbol);
    }
}
