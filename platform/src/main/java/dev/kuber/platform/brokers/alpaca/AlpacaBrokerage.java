package dev.kuber.platform.brokers.alpaca;

import dev.kuber.platform.brokers.alpaca.AlpacaClient.Call;
import dev.kuber.platform.brokers.alpaca.RateLimiter.Priority;
import dev.kuber.platform.brokers.alpaca.Reply.Ok;
import dev.kuber.platform.brokers.alpaca.Reply.Refused;
import dev.kuber.platform.brokers.alpaca.Reply.Unknown;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.Account;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Trading at Alpaca over HTTP. What has an effect is sent once; whether it arrived is found out by client order id. Reading
 * is answered from the {@link OrderBook} where that is sure, else by Alpaca.
 */
final class AlpacaBrokerage implements Brokerage {

    private static final int WORTH_A_LIST = 4;

    private final AlpacaClient client;
    private final OrderBook book;
    private final OrderReader reader;
    private final Shorting shorting;
    private final InstantSource clock;

    AlpacaBrokerage(AlpacaClient client, OrderBook book, OrderReader reader, Shorting shorting, InstantSource clock) {
        this.client = client;
        this.book = book;
        this.reader = reader;
        this.shorting = shorting;
        this.clock = clock;
    }

    @Override
    public OrderState submit(OrderRequest request) {
        long from = book.draw();
        var call = new Call(
                Priority.ORDERS, "POST", "/v2/orders", OrderJson.order(request).toString());
        return switch (client.send(call, AlpacaBrokerage::order)) {
            case Ok<AlpacaOrder>(var order) -> {
                book.reply(List.of(order), from);
                yield book.state(order.id()).orElseThrow();
            }
            case Refused<AlpacaOrder> refused when refused.duplicateId() -> existing(request);
            case Refused<AlpacaOrder> refused -> {
                book.invalidate();
                yield OrderState.rejected(request, clock.instant(), refused.sentence());
            }
            case Unknown<AlpacaOrder>(var reason) -> {
                book.doubt(request.id());
                yield OrderState.unknown(request, clock.instant(), reason);
            }
        };
    }

    /** The order that was sent before under the same id. */
    private OrderState existing(OrderRequest request) {
        book.doubt(request.id());
        try {
            return reader.find(request.id())
                    .orElseGet(() -> OrderState.unknown(
                            request, clock.instant(), "Alpaca says that the order exists, but does not show it yet."));
        } catch (Unavailable e) {
            return OrderState.unknown(request, clock.instant(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Optional<OrderState> find(ClientOrderId id) {
        if (book.find(id, clock.instant(), Long.MAX_VALUE) instanceof OrderBook.Known.Is(var state)) {
            return Optional.of(state);
        }
        if (book.stale(id, clock.instant())) {
            // One look for everybody instead of a question from each.
            reader.look();
            if (book.find(id, clock.instant(), Long.MAX_VALUE) instanceof OrderBook.Known.Is(var state)) {
                return Optional.of(state);
            }
        }
        return reader.find(id);
    }

    @Override
    public List<OrderState> find(Collection<ClientOrderId> ids) {
        var found = new LinkedHashMap<ClientOrderId, OrderState>();
        long from = book.draw();
        collect(ids, found, from);
        if (rest(ids, found).size() >= WORTH_A_LIST) {
            reader.look();
            collect(ids, found, from);
        }
        if (rest(ids, found).size() >= WORTH_A_LIST) {
            reader.newest(rest(ids, found));
            collect(ids, found, from);
        }
        for (ClientOrderId id : rest(ids, found)) {
            reader.find(id).ifPresent(state -> found.put(id, state));
        }
        return List.copyOf(found.values());
    }

    private static Set<ClientOrderId> rest(Collection<ClientOrderId> ids, Map<ClientOrderId, OrderState> found) {
        var rest = new LinkedHashSet<>(ids);
        rest.removeAll(found.keySet());
        return rest;
    }

    private void collect(Collection<ClientOrderId> ids, Map<ClientOrderId, OrderState> found, long from) {
        for (ClientOrderId id : ids) {
            if (!found.containsKey(id)
                    && book.find(id, clock.instant(), from) instanceof OrderBook.Known.Is(var state)) {
                found.put(id, state);
            }
        }
    }

    @Override
    public Change moveStop(OrderId order, Price stop, ClientOrderId as) {
        AlpacaOrder now;
        try {
            Optional<AlpacaOrder> read = reader.byId(order.value());
            if (read.isEmpty()) {
                return new Change.Refused("Alpaca does not know this order.");
            }
            now = read.get();
            if (now.terminal()) {
                return moved(as, "The order is " + now.status() + ": its stop cannot be moved.");
            }
        } catch (Unavailable e) {
            return new Change.Unknown(String.valueOf(e.getMessage()));
        }
        if (stop.equals(now.stop()) && !now.status().startsWith("pending_")) {
            return new Change.Accepted();
        }
        long from = book.draw();
        book.doubt(order.value());
        var body = OrderJson.movedStop(now, stop, as).toString();
        var call = new Call(Priority.ORDERS, "PATCH", "/v2/orders/" + OrderReader.encoded(order.value()), body);
        return switch (client.send(call, AlpacaBrokerage::order)) {
            case Ok<AlpacaOrder>(var successor) -> {
                book.reply(List.of(successor), from);
                book.doubt(order.value());
                yield new Change.Accepted();
            }
            case Refused<AlpacaOrder> refused -> {
                book.invalidate();
                yield moved(as, refused.sentence());
            }
            case Unknown<AlpacaOrder>(var reason) -> {
                book.doubt(as);
                yield new Change.Unknown(reason);
            }
        };
    }

    /** Whether the stop was moved before under this id; if it was not, why it is not now. */
    private Change moved(ClientOrderId as, String whyNot) {
        try {
            Optional<AlpacaOrder> successor = reader.byClientId(as);
            boolean done = successor.isPresent() && successor.get().standing() != OrderStatus.REJECTED;
            return done ? new Change.Accepted() : new Change.Refused(whyNot);
        } catch (Unavailable e) {
            return new Change.Unknown(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Change cancel(OrderId order) {
        book.doubt(order.value());
        var call = new Call(Priority.ORDERS, "DELETE", "/v2/orders/" + OrderReader.encoded(order.value()), null);
        Reply<JsonNode> reply = client.send(call, node -> node);
        book.doubt(order.value());
        return switch (reply) {
            case Ok<JsonNode> _ -> new Change.Accepted();
            case Refused<JsonNode> refused
            when refused.status() == 404 -> new Change.Refused("Alpaca does not know this order.");
            case Refused<JsonNode> refused -> {
                book.invalidate();
                yield new Change.Refused(refused.sentence());
            }
            case Unknown<JsonNode>(var reason) -> {
                book.invalidate();
                yield new Change.Unknown(reason);
            }
        };
    }

    @Override
    public List<OrderState> openOrders(Symbol symbol) {
        if (!book.streaming()) {
            reader.look(symbol);
        } else if (!book.fresh(clock.instant())) {
            Set<String> _ = reader.look();
        }
        return book.open(symbol);
    }

    @Override
    public List<Holding> holdings() {
        Optional<List<Holding>> known = book.holdings(clock.instant());
        if (known.isPresent()) {
            return known.get();
        }
        long from = book.draw();
        var at = clock.instant();
        List<Holding> read = OrderReader.read(client, Priority.STATE, "/v2/positions", AlpacaBrokerage::holdings)
                .orElseGet(List::of);
        book.holds(read, from, at);
        return read;
    }

    private static List<Holding> holdings(JsonNode list) {
        if (!list.isArray()) {
            throw new AlpacaClient.Unreadable("list of positions");
        }
        var holdings = new ArrayList<Holding>();
        for (JsonNode node : list) {
            Holding holding = Positions.holding(node);
            if (holding != null) {
                holdings.add(holding);
            }
        }
        return holdings;
    }

    @Override
    public Account account() {
        return OrderReader.read(client, Priority.STATE, "/v2/account", AlpacaAccount::of)
                .map(AlpacaAccount::account)
                .orElseThrow(() -> new Unavailable("Alpaca does not show the account."));
    }

    @Override
    public Capabilities capabilities(Symbol symbol) {
        return Fields.isPair(symbol)
                ? new Capabilities(false, false, false, true, false, false)
                : new Capabilities(true, true, true, false, shorting.allowed(symbol), false);
    }

    private static AlpacaOrder order(JsonNode node) {
        AlpacaOrder order = AlpacaOrder.of(node);
        if (order == null) {
            throw new AlpacaClient.Unreadable("order");
        }
        return order;
    }
}
