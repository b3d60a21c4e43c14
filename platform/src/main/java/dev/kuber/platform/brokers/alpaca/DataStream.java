package dev.kuber.platform.brokers.alpaca;

import dev.kuber.platform.brokers.alpaca.LiveSocket.Connection;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Trades and minute bars as they happen, of the symbols that are wanted; which these are may change at any time. */
final class DataStream implements LiveSocket.Protocol, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataStream.class);
    private static final Set<String> FATAL = Set.of("401", "402", "404", "406", "407", "500");
    /** Symbols that Alpaca streams without a subscription that is paid for. */
    private static final int FREE_PLAN = 30;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final AlpacaKeys keys;
    private final LiveMinutes live;
    private final InstantSource clock;
    private final LiveSocket socket;
    private final Collection<PriceListener> listeners;
    private Wanted wanted = new Wanted(Set.of(), Set.of());
    private Wanted asked = wanted;
    private Wanted confirmed = wanted;
    private int mostTrades = Integer.MAX_VALUE;
    private int mostBars = Integer.MAX_VALUE;
    private @Nullable Connection current;

    /**
     * What is to be heard.
     *
     * @param trades symbols of which every trade is told
     * @param bars symbols of which every minute bar is told
     */
    record Wanted(Set<Symbol> trades, Set<Symbol> bars) {
        Wanted {
            trades = Set.copyOf(trades);
            bars = Set.copyOf(bars);
        }

        Wanted without(Wanted other) {
            return new Wanted(difference(trades, other.trades), difference(bars, other.bars));
        }

        private static Set<Symbol> difference(Set<Symbol> all, Set<Symbol> less) {
            var rest = new HashSet<>(all);
            rest.removeAll(less);
            return rest;
        }

        boolean isEmpty() {
            return trades.isEmpty() && bars.isEmpty();
        }
    }

    DataStream(OrderStream.Line line, AlpacaKeys keys, LiveMinutes live, Collection<PriceListener> listeners) {
        this.keys = keys;
        this.live = live;
        this.listeners = listeners;
        this.clock = line.clock();
        this.socket = line.open("alpaca-prices", this);
    }

    void start() {
        socket.start();
    }

    StreamState state() {
        return socket.state();
    }

    @Override
    public void close() {
        socket.close();
    }

    /** Hears this from now on instead of what was wanted before. */
    synchronized void want(Wanted now) {
        wanted = now;
        Connection connection = current;
        if (connection != null) {
            subscribe(connection);
        }
    }

    private void subscribe(Connection connection) {
        Wanted possible = new Wanted(first(wanted.trades(), mostTrades), first(wanted.bars(), mostBars));
        send(connection, "unsubscribe", asked.without(possible));
        send(connection, "subscribe", possible.without(asked));
        asked = possible;
    }

    private static void send(Connection connection, String action, Wanted what) {
        if (!what.isEmpty()) {
            ObjectNode json = NODES.objectNode().put("action", action);
            list(json.putArray("trades"), what.trades());
            list(json.putArray("bars"), what.bars());
            connection.send(json.toString());
        }
    }

    private static Set<Symbol> first(Set<Symbol> symbols, int most) {
        return symbols.size() <= most
                ? symbols
                : symbols.stream().sorted().limit(most).collect(Collectors.toUnmodifiableSet());
    }

    /** The last subscription asked for more symbols than the plan allows, and none of them is streamed. */
    private synchronized void fewer(Connection connection) {
        if (mostTrades > FREE_PLAN) {
            mostTrades = FREE_PLAN;
        } else if (mostBars > FREE_PLAN) {
            mostBars = FREE_PLAN;
        } else {
            return;
        }
        asked = confirmed;
        subscribe(connection);
    }

    private static void list(ArrayNode array, Set<Symbol> symbols) {
        new TreeSet<>(symbols).forEach(symbol -> array.add(symbol.value()));
    }

    @Override
    public void opened(Connection connection) {
        connection.send(NODES.objectNode()
                .put("action", "auth")
                .put("key", keys.keyId())
                .put("secret", keys.secret())
                .toString());
    }

    @Override
    public void message(String text, Connection connection) {
        for (JsonNode node : AlpacaClient.JSON.readTree(text)) {
            var message = new Fields(node);
            switch (message.text("T", "")) {
                case "t" -> trade(message);
                case "b" -> bar(message);
                case "success" -> greeted(message, connection);
                case "subscription" -> subscribed(node);
                case "error" -> failed(message, connection);
                default -> LOG.trace("The data stream says something that is not understood.");
            }
        }
    }

    private synchronized void greeted(Fields message, Connection connection) {
        if (message.text("msg", "").equals("authenticated")) {
            current = connection;
            asked = new Wanted(Set.of(), Set.of());
            confirmed = asked;
            subscribe(connection);
            socket.ready();
            listeners.forEach(PriceListener::back);
        }
    }

    private synchronized void subscribed(JsonNode node) {
        confirmed = new Wanted(symbols(node.path("trades")), symbols(node.path("bars")));
        live.covers(confirmed.bars(), clock.instant());
    }

    private static Set<Symbol> symbols(JsonNode list) {
        var symbols = new HashSet<Symbol>();
        for (JsonNode symbol : list) {
            symbols.add(Symbol.of(symbol.asString()));
        }
        return symbols;
    }

    private void failed(Fields message, Connection connection) {
        String code = message.text("code", "");
        String sentence = switch (code) {
            case "401", "402", "404" -> "Alpaca does not accept the key of this connection for prices.";
            case "405" -> "Alpaca streams prices of no more symbols under this plan.";
            case "406" -> "Alpaca already streams prices to another program under this key.";
            case "407" -> "Kuber was too slow for the stream of prices.";
            case "409" -> "This plan at Alpaca does not include the stream of prices.";
            default -> "Alpaca's stream of prices says: " + message.text("msg", "error " + code) + ".";
        };
        socket.failed(sentence);
        if (code.equals("405")) {
            fewer(connection);
        }
        // After these Alpaca says nothing more on this connection.
        if (FATAL.contains(code)) {
            connection.end(sentence);
        }
    }

    private void trade(Fields message) {
        Symbol symbol = message.symbol("S");
        Price price = message.price("p");
        Instant at = message.time("t");
        if (symbol != null && price != null && at != null) {
            live.trade(symbol, price, at);
            listeners.forEach(listener -> listener.traded(symbol, price, at));
        }
    }

    private void bar(Fields message) {
        Symbol symbol = message.symbol("S");
        Instant opens = message.time("t");
        BigDecimal open = message.decimal("o");
        BigDecimal high = message.decimal("h");
        BigDecimal low = message.decimal("l");
        BigDecimal close = message.decimal("c");
        BigDecimal volume = message.decimal("v");
        if (symbol != null && opens != null && open != null && high != null && low != null && close != null) {
            live.bar(
                    symbol,
                    new Bar(
                            opens,
                            opens.plusSeconds(60),
                            open.doubleValue(),
                            high.doubleValue(),
                            low.doubleValue(),
                            close.doubleValue(),
                            volume == null ? 0 : volume.doubleValue()));
        }
    }

    @Override
    public synchronized void lost() {
        current = null;
        live.lost();
    }
}
