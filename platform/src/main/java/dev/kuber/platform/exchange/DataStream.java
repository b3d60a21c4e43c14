package dev.kuber.platform.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kuber.platform.exchange.Market.MarketListener;
import dev.kuber.platform.exchange.Subscriptions.Channel;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Symbol;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import tools.jackson.databind.JsonNode;

/**
 * The stream of market data: trades, quotes and bars to those who subscribed. JSON, or MessagePack for a client whose
 * handshake has the content type {@code application/msgpack}.
 */
final class DataStream extends AbstractWebSocketHandler implements MarketListener {

    private final Accounts accounts;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();

    DataStream(Accounts accounts) {
        this.accounts = accounts;
    }

    private static final class Client {
        final Wire wire;
        final Packing packing;
        final boolean crypto;
        final Subscriptions subscriptions = new Subscriptions();
        volatile boolean authenticated;

        Client(WebSocketSession session) {
            HttpHeaders headers = session.getHandshakeHeaders();
            wire = new Wire(session);
            packing = Objects.equals(headers.getFirst("Content-Type"), "application/msgpack")
                    ? Packing.MESSAGE_PACK
                    : Packing.JSON;
            crypto = session.getUri() != null && session.getUri().getPath().contains("/crypto/");
        }

        void say(Object message) {
            wire.send(packing.packed(ApiJson.tree(List.of(message))));
        }
    }

    private record Success(@JsonProperty("T") String type, String msg) {
        Success(String msg) {
            this("success", msg);
        }
    }

    private record Failure(@JsonProperty("T") String type, int code, String msg) {
        Failure(int code, String msg) {
            this("error", code, msg);
        }
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        var client = new Client(session);
        clients.put(session.getId(), client);
        client.say(new Success("connected"));
        HttpHeaders headers = session.getHandshakeHeaders();
        String key = headers.getFirst("APCA-API-KEY-ID");
        if (key != null) {
            authenticate(client, key, headers.getFirst("APCA-API-SECRET-KEY"));
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        handle(session, ByteBuffer.wrap(message.asBytes()));
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        handle(session, message.getPayload());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Client client = clients.remove(session.getId());
        if (client != null) {
            client.wire.gone();
        }
    }

    @Override
    public void traded(Tick tick) {
        publish(Channel.TRADES, tick.symbol(), () -> Prints.streamed(tick));
        publish(Channel.QUOTES, tick.symbol(), () -> Prints.quoted(tick));
    }

    @Override
    public void closed(Symbol symbol, Bar bar) {
        publish(
                Channel.BARS,
                symbol,
                () -> Prints.streamed("b", symbol.value(), Prints.bar(bar, Venues.crypto(symbol))));
    }

    @Override
    public void advanced(Instant now) {
        // Time alone is no news.
    }

    private void handle(WebSocketSession session, ByteBuffer bytes) {
        Client client = clients.get(session.getId());
        if (client == null) {
            return;
        }
        JsonNode message;
        try {
            message = Packing.read(bytes);
        } catch (BadParameter _) {
            client.say(new Failure(400, "invalid syntax"));
            return;
        }
        String action = String.valueOf(ApiJson.member(message, "action"));
        switch (action) {
            case "auth" -> {
                if (client.authenticated) {
                    client.say(new Failure(403, "already authenticated"));
                } else {
                    authenticate(client, ApiJson.member(message, "key"), ApiJson.member(message, "secret"));
                }
            }
            case "subscribe", "unsubscribe" -> subscribe(client, action, message);
            default -> client.say(new Failure(400, "invalid syntax"));
        }
    }

    private void authenticate(Client client, @Nullable String key, @Nullable String secret) {
        client.authenticated = accounts.authenticated(key, secret).isPresent();
        client.say(client.authenticated ? new Success("authenticated") : new Failure(402, "auth failed"));
    }

    private void subscribe(Client client, String action, JsonNode message) {
        if (!client.authenticated) {
            client.say(new Failure(401, "not authenticated"));
            return;
        }
        if (action.equals("subscribe")) {
            client.subscriptions.add(message);
        } else {
            client.subscriptions.remove(message);
        }
        client.say(client.subscriptions.told());
    }

    private void publish(Channel channel, Symbol symbol, Supplier<Object> print) {
        Map<Packing, WebSocketMessage<?>> packed = new EnumMap<>(Packing.class);
        boolean crypto = Venues.crypto(symbol);
        for (Client client : clients.values()) {
            if (client.crypto == crypto && client.subscriptions.has(channel, symbol)) {
                client.wire.send(packed.computeIfAbsent(
                        client.packing, packing -> packing.packed(ApiJson.tree(List.of(print.get())))));
            }
        }
    }
}
