package dev.kuber.testing;

import dev.kuber.port.Brokerage;
import dev.kuber.trade.Account;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A broker that does what the test tells it: nothing fills by itself. Orders are named by the end of their client order
 * id, such as {@code entry-1}; {@code entry-1/stop} and {@code entry-1/target} name its legs.
 */
public final class FakeBrokerage implements Brokerage {

    /** What happens to the next order sent. */
    public enum Reply {
        ACCEPT,
        REJECT,
        /** The order arrives, its answer is lost. */
        LOSE_REPLY,
        /** Neither the order nor an answer arrives. */
        LOSE_REQUEST
    }

    private final Map<ClientOrderId, OrderState> orders = new LinkedHashMap<>();
    private final List<Holding> others = new ArrayList<>();
    private final List<OrderRequest> submitted = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private Account account = new Account(Money.of(100_000), Money.of(100_000), Money.of(100_000));
    private Capabilities capabilities = new Capabilities(true, true, true, true, true, false);
    private Quantity sold = Quantity.ZERO;
    private Instant now = AgentTester.START;
    private boolean available = true;
    private boolean movable = true;
    private boolean confirming = true;
    private final List<ClientOrderId> cancelling = new ArrayList<>();

    /** What the next orders meet, in turn; after that they are accepted. */
    public FakeBrokerage next(Reply... next) {
        replies.addAll(List.of(next));
        return this;
    }

    public FakeBrokerage account(String cash, String equity, String buyingPower) {
        account = new Account(Money.of(cash), Money.of(equity), Money.of(buyingPower));
        return this;
    }

    public FakeBrokerage can(boolean brackets, boolean fractions, boolean shorts) {
        return can(new Capabilities(brackets, true, true, fractions, shorts, false));
    }

    public FakeBrokerage can(Capabilities value) {
        capabilities = value;
        return this;
    }

    /** Tells every change; nobody else trades in the account. */
    public FakeBrokerage pushingEveryChange() {
        capabilities = capabilities.pushing();
        return this;
    }

    /** Whether reading methods answer. */
    public FakeBrokerage available(boolean value) {
        available = value;
        return this;
    }

    /** Whether stops can be moved. */
    public FakeBrokerage movable(boolean value) {
        movable = value;
        return this;
    }

    /** Whether a cancellation is done at once, or only when {@link #confirmCancellations} says so. */
    public FakeBrokerage confirming(boolean value) {
        confirming = value;
        return this;
    }

    /** Does what was asked to be cancelled, as far as it has not been filled meanwhile. */
    public FakeBrokerage confirmCancellations() {
        for (ClientOrderId each : cancelling) {
            group(each).family().stream()
                    .filter(o -> !o.status().terminal())
                    .forEach(o -> put(FakeOrders.with(o, OrderStatus.CANCELED, "cancelled", now)));
        }
        cancelling.clear();
        return this;
    }

    /** Puts an order here as it is, instead of one with the same id. */
    public FakeBrokerage place(OrderState order) {
        orders.put(order.clientId(), order);
        return this;
    }

    public FakeBrokerage at(Instant time) {
        now = time;
        return this;
    }

    /** Somebody else's holding. */
    public FakeBrokerage holds(String symbol, Side side, String quantity, String price) {
        var at = Price.of(price);
        others.add(new Holding(Symbol.of(symbol), side, Quantity.of(quantity), Quantity.of(quantity), at, at));
        return this;
    }

    /** The trader sells or covers shares by hand, outside of our orders. */
    public FakeBrokerage closedByHand(String quantity) {
        sold = sold.plus(Quantity.of(quantity));
        return this;
    }

    /** Every order that reached or was meant to reach this broker, repeats included. */
    public List<OrderRequest> submitted() {
        return List.copyOf(submitted);
    }

    /** The orders that exist here. */
    public List<OrderState> orders() {
        return List.copyOf(orders.values());
    }

    public OrderState order(String name) {
        String[] path = name.split("/", 2);
        OrderState found = orders.values().stream()
                .filter(o -> ("." + o.clientId()).endsWith("." + path[0]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no order " + name + " in " + orders.keySet() + "."));
        return path.length == 1
                ? found
                : found.leg(path[1].equals("stop") ? Role.STOP_LOSS : Role.TAKE_PROFIT)
                        .orElseThrow();
    }

    /** Fills what remains of an order or leg; its sibling leg is cancelled. */
    public FakeBrokerage fill(String name, String price) {
        return fill(name, order(name).remaining().value().toPlainString(), price);
    }

    /** Fills a part of an order or leg. */
    public FakeBrokerage fill(String name, String quantity, String price) {
        OrderState order = order(name);
        OrderState filled = FakeOrders.filled(order, Quantity.of(quantity), Price.of(price), now);
        put(filled);
        if (filled.status() == OrderStatus.FILLED) {
            OrderState parent = group(order.clientId());
            OrderStatus legs = order.role() == Role.ENTRY ? OrderStatus.NEW : OrderStatus.CANCELED;
            parent.family().stream()
                    .filter(o -> !o.clientId().equals(order.clientId())
                            && !o.status().terminal())
                    .forEach(o -> put(FakeOrders.with(o, legs, null, now)));
        }
        return this;
    }

    /** Ends an order or leg without a fill; its group ends with it. */
    public FakeBrokerage end(String name, OrderStatus status, String reason) {
        endAlone(name, status, reason);
        group(order(name).clientId()).family().stream()
                .filter(o -> !o.status().terminal())
                .forEach(o -> put(FakeOrders.with(o, OrderStatus.CANCELED, reason, now)));
        return this;
    }

    /** Ends an order or leg, and nothing with it. */
    public FakeBrokerage endAlone(String name, OrderStatus status, String reason) {
        put(FakeOrders.with(order(name), status, reason, now));
        return this;
    }

    @Override
    public OrderState submit(OrderRequest request) {
        submitted.add(request);
        OrderState known = orders.get(request.id());
        if (known != null) {
            return known;
        }
        Reply reply = replies.isEmpty() ? Reply.ACCEPT : replies.removeFirst();
        if (reply == Reply.LOSE_REQUEST) {
            return OrderState.unknown(request, now, "The broker did not answer.");
        }
        OrderState order = FakeOrders.of(request, orders.size() + 1, now);
        if (reply == Reply.REJECT) {
            order = FakeOrders.rejected(order, "not enough buying power", now);
        } else if (!request.opens() && !FakeHoldings.enough(FakeHoldings.of(orders.values(), others, sold), request)) {
            order = FakeOrders.rejected(order, "insufficient quantity available", now);
        }
        orders.put(request.id(), order);
        return reply == Reply.LOSE_REPLY ? OrderState.unknown(request, now, "The broker did not answer.") : order;
    }

    @Override
    public Optional<OrderState> find(ClientOrderId id) {
        check();
        return Optional.ofNullable(orders.get(id));
    }

    @Override
    public Change moveStop(OrderId id, Price stop, ClientOrderId as) {
        OrderState order = byId(id);
        if (!movable || order.status().terminal()) {
            return new Change.Refused("the order cannot be changed");
        }
        move(order, FakeOrders.moved(order, new OrderId(id + "-moved"), as, stop, now));
        return new Change.Accepted();
    }

    @Override
    public Change cancel(OrderId id) {
        OrderState order = byId(id);
        if (order.status().terminal()) {
            return new Change.Refused("the order is " + order.status());
        }
        cancelling.add(order.clientId());
        if (confirming) {
            confirmCancellations();
        }
        return new Change.Accepted();
    }

    @Override
    public List<OrderState> openOrders(Symbol symbol) {
        check();
        return orders().stream()
                .filter(o -> o.symbol().equals(symbol) && !o.finished())
                .toList();
    }

    @Override
    public List<Holding> holdings() {
        check();
        return FakeHoldings.of(orders.values(), others, sold);
    }

    @Override
    public Account account() {
        check();
        return account;
    }

    @Override
    public Capabilities capabilities(Symbol symbol) {
        return capabilities;
    }

    /** Puts another order in the place of one, as brokers do. */
    private void move(OrderState old, OrderState successor) {
        put(FakeOrders.with(old, OrderStatus.REPLACED, null, now));
        OrderState replaced = group(old.clientId());
        if (replaced.clientId().equals(old.clientId())) {
            orders.put(successor.clientId(), successor);
            return;
        }
        var legs = new ArrayList<>(replaced.legs());
        legs.add(successor);
        orders.put(replaced.clientId(), replaced.withLegs(legs));
    }

    private OrderState group(ClientOrderId member) {
        return orders.values().stream()
                .filter(o -> o.family().stream().anyMatch(f -> f.clientId().equals(member)))
                .findFirst()
                .orElseThrow();
    }

    private OrderState byId(OrderId id) {
        return orders.values().stream()
                .flatMap(o -> o.family().stream())
                .filter(o -> id.equals(o.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no order " + id + "."));
    }

    private void put(OrderState changed) {
        orders.replaceAll((_, order) -> FakeOrders.replace(order, changed));
    }

    private void check() {
        if (!available) throw new Unavailable("The broker does not answer.");
    }
}
