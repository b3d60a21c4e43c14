package dev.kuber.agents.trade;

import dev.kuber.agents.trade.Step.Command;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TradePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Asks and tells the broker; decides nothing about the trade. */
final class OrderDesk {

    private final Brokerage broker;

    OrderDesk(Brokerage broker) {
        this.broker = broker;
    }

    /**
     * What the broker knows of these orders.
     *
     * @param placed those it knows
     * @param absent how many it has never seen and that were not sent now
     * @param unsettled why the fate of one is not known yet, or null when all are known
     */
    record Look(List<Placed> placed, int absent, @Nullable String unsettled) {
        static final Look NOTHING = new Look(List.of(), 0, null);

        /** What was found, and these. */
        List<Placed> with(List<Placed> others) {
            if (others.isEmpty()) {
                return placed;
            }
            var all = new ArrayList<Placed>(placed);
            all.addAll(others);
            return all;
        }
    }

    /**
     * Finds the orders, and sends those that the broker has never seen and that may be sent.
     *
     * @param maySend decides on a request, given what is known of the orders before it
     * @throws Brokerage.Unavailable if the broker does not answer
     */
    Look look(List<OrderRequest> requests, BiPredicate<OrderRequest, List<Placed>> maySend) {
        var placed = new ArrayList<Placed>();
        Map<ClientOrderId, OrderState> known = known(requests);
        int absent = 0;
        for (OrderRequest request : requests) {
            OrderState found = known.get(request.id());
            if (found == null && !maySend.test(request, placed)) {
                absent++;
                continue;
            }
            OrderState order = found == null ? send(request) : found;
            if (order.status() == OrderStatus.UNKNOWN) {
                String why = order.reason();
                return new Look(placed, absent, why == null ? "the broker's answer was lost" : why);
            }
            placed.add(new Placed(request, successor(request, order)));
        }
        return new Look(placed, absent, null);
    }

    private Map<ClientOrderId, OrderState> known(List<OrderRequest> requests) {
        var known = new HashMap<ClientOrderId, OrderState>();
        if (!requests.isEmpty()) {
            for (OrderState each :
                    broker.find(requests.stream().map(OrderRequest::id).toList())) {
                known.put(each.clientId(), each);
            }
        }
        return known;
    }

    /** A stop that we moved may stand under another id now; then it belongs to the order it took the place of. */
    private OrderState successor(OrderRequest request, OrderState order) {
        if (order.status() != OrderStatus.REPLACED || !order.legs().isEmpty()) {
            return order;
        }
        return broker.find(Protection.movedId(request))
                .filter(next -> !Objects.equals(next.id(), order.id()))
                .map(next -> order.withLegs(List.of(next)))
                .orElse(order);
    }

    /** Sends an order; when the answer is lost, looks for it and sends the same id once more if it never arrived. */
    private OrderState send(OrderRequest request) {
        OrderState order = broker.submit(request);
        if (order.status() != OrderStatus.UNKNOWN) {
            return order;
        }
        Optional<OrderState> found = broker.find(request.id());
        return found.isPresent() ? found.get() : broker.submit(request);
    }

    /** @return whether the broker accepted all of them */
    boolean carryOut(List<Command> commands) {
        boolean accepted = true;
        for (Command command : commands) {
            Brokerage.Change change = switch (command) {
                case Command.Cancel(var order) -> broker.cancel(order);
                case Command.MoveStop(var order, var stop, var as) -> broker.moveStop(order, stop, as);
            };
            accepted &= change instanceof Brokerage.Change.Accepted;
        }
        return accepted;
    }

    /**
     * What a trade may still close: what no order of the account is to close already, and what its own orders are; never
     * more than the account holds. Less than the trade has open means that somebody else closed it.
     */
    Quantity mine(TradePlan plan, List<Placed> placed) {
        Quantity free = Quantity.ZERO;
        Quantity held = Quantity.ZERO;
        for (Holding holding : broker.holdings()) {
            if (holding.symbol().equals(plan.symbol()) && holding.side() == plan.side()) {
                free = free.plus(holding.available());
                held = held.plus(holding.quantity());
            }
        }
        for (Placed each : placed) {
            free = free.plus(each.reserves(plan));
        }
        return free.min(held);
    }
}
