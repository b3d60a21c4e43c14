package dev.kuber.platform.modes;

import dev.kuber.platform.modes.Difference.Kind;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Position;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of what is believed with what the broker says, for all positions of one account. The broker is right;
 * what is told is only that somebody should look. Holdings and orders that belong to no execution are left alone.
 */
final class Reconciliation {

    private final Beliefs beliefs;
    private final Broker broker;
    private final Map<ClientOrderId, OrderState> orders;
    private final List<Difference> differences = new ArrayList<>();

    private Reconciliation(Beliefs beliefs, Broker broker) {
        this.beliefs = beliefs;
        this.broker = broker;
        this.orders = new HashMap<>(broker.orders().size() * 2);
        for (OrderState order : broker.orders()) {
            if (order.status() != OrderStatus.UNKNOWN) {
                orders.put(order.clientId(), order);
            }
        }
    }

    /**
     * What is believed; read before the broker is asked, so that the broker knows at least as much.
     *
     * @param intents orders that are written down and, as far as is known, not finished
     */
    record Beliefs(List<Intent> intents, List<LivePosition> positions) {

        /** The orders that the broker has to be asked about. */
        Set<ClientOrderId> orders() {
            Set<ClientOrderId> ids = new HashSet<>();
            intents.forEach(intent -> ids.add(intent.order()));
            positions.forEach(live -> live.position().requests().forEach(request -> ids.add(request.id())));
            return ids;
        }
    }

    /**
     * An order that is written down.
     *
     * @param status as far as it is known
     */
    record Intent(String executionId, Symbol symbol, ClientOrderId order, OrderStatus status, Quantity filled) {}

    /** What the broker says. */
    record Broker(List<OrderState> orders, List<Holding> holdings) {}

    /** Every difference, those of one execution together. */
    static List<Difference> differences(Beliefs beliefs, Broker broker) {
        return new Reconciliation(beliefs, broker).compare();
    }

    private List<Difference> compare() {
        Set<String> held = new HashSet<>();
        Map<Symbol, List<Held>> bySymbol = new TreeMap<>();
        for (LivePosition live : beliefs.positions()) {
            held.add(live.executionId() + "." + live.symbol());
            Held seen = Held.of(live, orders);
            comparePosition(live, seen);
            if (seen.remaining().signum() != 0) {
                bySymbol.computeIfAbsent(live.symbol(), _ -> new ArrayList<>()).add(seen);
            }
        }
        for (Intent intent : beliefs.intents()) {
            if (!held.contains(intent.executionId() + "." + intent.symbol())) {
                compareIntent(intent);
            }
        }
        compareHoldings(bySymbol);
        differences.sort((a, b) -> a.executionId().compareTo(b.executionId()));
        return List.copyOf(differences);
    }

    /**
     * What an execution holds as its orders show it.
     *
     * @param open entered and not yet left; negative if more was closed than opened
     * @param covered for how much of it a stop rests at the broker
     */
    private record Held(LivePosition live, Quantity entered, BigDecimal open, Quantity covered) {

        static Held of(LivePosition live, Map<ClientOrderId, OrderState> orders) {
            Side side = live.position().plan().side();
            Quantity entered = Quantity.ZERO;
            Quantity covered = Quantity.ZERO;
            BigDecimal exited = BigDecimal.ZERO;
            for (OrderRequest request : live.position().requests()) {
                OrderState order = orders.get(request.id());
                for (OrderState each : order == null ? List.<OrderState>of() : order.family()) {
                    if (each.side() == side) {
                        entered = entered.plus(each.filled());
                    } else {
                        exited = exited.add(each.filled().value());
                        covered = rests(each) ? covered.plus(each.remaining()) : covered;
                    }
                }
            }
            return new Held(live, entered, entered.value().subtract(exited), covered);
        }

        private static boolean rests(OrderState order) {
            return order.role() == OrderState.Role.STOP_LOSS
                    && (order.status() == OrderStatus.NEW || order.status() == OrderStatus.PARTIALLY_FILLED);
        }

        /** Negative for a short position. */
        BigDecimal remaining() {
            return open.multiply(
                    BigDecimal.valueOf(live.position().plan().side().sign()));
        }
    }

    private void comparePosition(LivePosition live, Held seen) {
        switch (live.position()) {
            case Position.Opening opening -> {
                requests(live, opening.orders());
                if (seen.entered().isPositive()) {
                    differs(live, null, Kind.FILLED, "The broker has filled " + seen.entered() + " of the entry.");
                } else if (opening.orders().stream().allMatch(request -> ended(request.id()))) {
                    differs(live, null, Kind.ENDED, "The broker has ended the entry and filled nothing.");
                }
            }
            case Position.Open open -> {
                requests(live, open.orders());
                compareOpen(live, open, seen);
            }
            case Position.Closing closing -> {
                requests(live, closing.orders());
                compareOpen(live, closing.open(), seen);
                for (OrderRequest request : closing.orders()) {
                    if (ended(request.id()) && seen.open().signum() > 0) {
                        differs(
                                live,
                                request.id(),
                                Kind.ENDED,
                                "A closing order has ended and " + seen.open() + " are left.");
                    }
                }
            }
            case Position.Refused _, Position.Closed _ -> {}
        }
    }

    private void compareOpen(LivePosition live, Position.Open open, Held seen) {
        boolean same = seen.entered().value().compareTo(open.quantity().value()) == 0
                && seen.open().compareTo(open.remaining().value()) == 0;
        if (!same) {
            differs(
                    live,
                    null,
                    Kind.FILLED,
                    "The broker has filled " + seen.entered() + " and " + seen.open()
                            + " of it are left; believed were " + open.quantity() + " and " + open.remaining() + ".");
        }
        if (seen.covered().compareTo(open.covered()) != 0) {
            differs(
                    live,
                    null,
                    Kind.PROTECTION,
                    "Stops rest at the broker for " + seen.covered() + "; believed were " + open.covered() + " of "
                            + open.remaining() + ".");
        }
    }

    private void requests(LivePosition live, List<OrderRequest> requests) {
        for (OrderRequest request : requests) {
            if (!orders.containsKey(request.id())) {
                differs(live, request.id(), Kind.NEVER_ARRIVED, "The broker has never seen " + request.id() + ".");
            }
        }
    }

    private boolean ended(ClientOrderId id) {
        OrderState order = orders.get(id);
        return order != null && order.finished();
    }

    /** An order of an execution that, as far as is known, holds nothing. */
    private void compareIntent(Intent intent) {
        OrderState order = orders.get(intent.order());
        Difference difference = null;
        if (order == null) {
            difference = of(intent, Kind.NEVER_ARRIVED, "The broker has never seen " + intent.order() + ".");
        } else if (order.status() != intent.status() || order.filled().compareTo(intent.filled()) != 0) {
            difference = of(
                    intent,
                    Kind.CHANGED,
                    "The broker says of " + intent.order() + " that it is "
                            + order.status() + " with " + order.filled() + " filled; believed was " + intent.status()
                            + " with " + intent.filled() + ".");
        }
        if (difference != null) {
            differences.add(difference);
        }
    }

    private static Difference of(Intent intent, Kind kind, String sentence) {
        return new Difference(intent.executionId(), intent.symbol(), intent.order(), kind, sentence);
    }

    /** The trader may own more than the executions do, never less. */
    private void compareHoldings(Map<Symbol, List<Held>> bySymbol) {
        Map<Symbol, BigDecimal> account = new HashMap<>();
        for (Holding holding : broker.holdings()) {
            account.merge(
                    holding.symbol(),
                    holding.quantity()
                            .value()
                            .multiply(BigDecimal.valueOf(holding.side().sign())),
                    BigDecimal::add);
        }
        bySymbol.forEach((symbol, executions) -> {
            BigDecimal holds = account.getOrDefault(symbol, BigDecimal.ZERO);
            BigDecimal expected = executions.stream().map(Held::remaining).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal own = holds.subtract(expected);
            for (Held one : executions) {
                int sign = one.remaining().signum();
                if (own.signum() == -sign) {
                    boolean nothing = holds.signum() != sign;
                    differs(
                            one.live(),
                            null,
                            nothing ? Kind.GONE : Kind.REDUCED,
                            "The account holds "
                                    + holds.toPlainString() + " " + symbol + "; pipelines have "
                                    + expected.toPlainString()
                                    + ".");
                }
            }
        });
    }

    private void differs(LivePosition live, @Nullable ClientOrderId order, Kind kind, String sentence) {
        ClientOrderId about =
                order == null ? live.position().requests().getFirst().id() : order;
        differences.add(new Difference(live.executionId(), live.symbol(), about, kind, sentence));
    }
}
