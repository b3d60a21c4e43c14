package dev.kuber.platform.brokers.alpaca;

import dev.kuber.platform.brokers.alpaca.LiveSocket.Connection;
import dev.kuber.port.Brokerage.Unavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The order updates of an account. Alpaca repeats nothing after a connection was lost, so each new one begins with a full
 * look at the account.
 */
final class OrderStream implements LiveSocket.Protocol, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OrderStream.class);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final AlpacaKeys keys;
    private final OrderBook book;
    private final OrderReader reader;
    private final ChangedOrders changed;
    private final LiveSocket socket;

    OrderStream(Line line, AlpacaKeys keys, OrderBook book, OrderReader reader, ChangedOrders changed) {
        this.keys = keys;
        this.book = book;
        this.reader = reader;
        this.changed = changed;
        this.socket = line.open("alpaca-orders", this);
    }

    /** How to open a socket. */
    record Line(URI uri, HttpClient http, InstantSource clock, LiveSocket.Timing timing) {
        LiveSocket open(String name, LiveSocket.Protocol protocol) {
            return new LiveSocket(name, uri, http, clock, timing, protocol);
        }
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

    @Override
    public void opened(Connection connection) {
        ObjectNode hello = NODES.objectNode().put("action", "authenticate");
        hello.putObject("data").put("key_id", keys.keyId()).put("secret_key", keys.secret());
        connection.send(hello.toString());
    }

    @Override
    public void message(String text, Connection connection) {
        JsonNode message = AlpacaClient.JSON.readTree(text);
        JsonNode data = message.path("data");
        switch (new Fields(message).text("stream", "")) {
            case "authorization" -> authorized(new Fields(data), connection);
            case "listening" -> listening(data, connection);
            case "trade_updates" -> update(data);
            default -> LOG.debug("The order stream says something that is not understood.");
        }
    }

    private static void authorized(Fields data, Connection connection) {
        if (!data.text("status", "").equals("authorized")) {
            connection.end("Alpaca does not accept the key of this connection.");
            return;
        }
        ObjectNode listen = NODES.objectNode().put("action", "listen");
        listen.putObject("data").putArray("streams").add("trade_updates");
        connection.send(listen.toString());
    }

    private void listening(JsonNode data, Connection connection) {
        for (JsonNode stream : data.path("streams")) {
            if (stream.asString().equals("trade_updates")) {
                book.streaming(true);
                socket.ready();
                changed.lookAround(() -> looked(connection));
                return;
            }
        }
        connection.end("Alpaca does not stream the orders of this account.");
    }

    /** What was missed while nobody listened. */
    private void looked(Connection connection) {
        try {
            reader.look().forEach(changed::add);
            changed.back();
        } catch (Unavailable e) {
            connection.end("The account could not be looked at: " + e.getMessage());
        }
    }

    private void update(JsonNode data) {
        AlpacaOrder order = AlpacaOrder.of(data.path("order"));
        if (order != null) {
            book.event(order).ifPresent(changed::add);
        }
    }

    @Override
    public void lost() {
        book.streaming(false);
    }
}
