package dev.kuber.platform.exchange;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import tools.jackson.databind.JsonNode;

/**
 * The stream of order events, {@code /stream}: authenticate, listen to {@code trade_updates}, receive. There is no replay of
 * what happened while nobody listened.
 */
final class OrderStream extends AbstractWebSocketHandler {

    private static final String TRADE_UPDATES = "trade_updates";

    private final Accounts accounts;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();

    OrderStream(Accounts accounts) {
        this.accounts = accounts;
    }

    private static final class Client {
        final Wire wire;
        volatile @Nullable TradingAccount account;

        Client(Wire wire) {
            this.wire = wire;
        }
    }

    private record Message<T>(String stream, T data) {}

    private record Authorization(String status, String action) {}

    private record Listening(List<String> streams, @Nullable String error) {}

    private record Streams(List<String> streams) {}

    private record Complaint(String action, Problem data) {
        Complaint(String problem) {
            this("error", new Problem(problem));
        }
    }

    private record Problem(String errorMessage) {}

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        clients.put(session.getId(), new Client(new Wire(session)));
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        handle(session, message.asBytes());
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        ByteBuffer payload = message.getPayload();
        var bytes = new byte[payload.remaining()];
        payload.get(bytes);
        handle(session, bytes);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Client client = clients.remove(session.getId());
        if (client != null) {
            TradingAccount account = client.account;
            if (account != null) {
                account.outlet().remove(client.wire);
            }
            client.wire.gone();
        }
    }

    private void handle(WebSocketSession session, byte[] bytes) {
        Client client = clients.get(session.getId());
        if (client == null) {
            return;
        }
        try {
            JsonNode message = ApiJson.object(bytes);
            switch (String.valueOf(ApiJson.member(message, "action"))) {
                case "authenticate", "auth" -> authenticate(client, message);
                case "listen" -> listen(client, message);
                default -> say(client, new Complaint("unknown action"));
            }
        } catch (BadParameter _) {
            say(client, new Complaint("the message is no JSON object"));
        }
    }

    /** Takes the credentials in {@code data}, or beside the action as newer documents have it. */
    private void authenticate(Client client, JsonNode message) {
        JsonNode data = message.get("data");
        JsonNode credentials = data != null && data.isObject() ? data : message;
        String key = ApiJson.member(credentials, credentials.has("key_id") ? "key_id" : "key");
        String secret = ApiJson.member(credentials, credentials.has("secret_key") ? "secret_key" : "secret");
        Optional<TradingAccount> account = accounts.authenticated(key, secret);
        client.account = account.orElse(null);
        String status = account.isPresent() ? "authorized" : "unauthorized";
        say(client, new Message<>("authorization", new Authorization(status, "authenticate")));
    }

    private void listen(Client client, JsonNode message) {
        TradingAccount account = client.account;
        if (account == null) {
            say(client, new Message<>("authorization", new Authorization("unauthorized", "listen")));
            return;
        }
        var known = new ArrayList<String>();
        boolean unknown = false;
        JsonNode data = message.get("data");
        JsonNode streams = data == null ? null : data.get("streams");
        if (streams != null) {
            for (JsonNode stream : streams) {
                if (stream.asString().equals(TRADE_UPDATES)) {
                    known.add(TRADE_UPDATES);
                } else {
                    unknown = true;
                }
            }
        }
        Object answer =
                unknown ? new Listening(known, "required stream not found in subscriptions") : new Streams(known);
        if (known.isEmpty()) {
            account.outlet().remove(client.wire);
            say(client, new Message<>("listening", answer));
        } else {
            say(client, new Message<>("listening", answer));
            account.outlet().add(client.wire);
        }
    }

    private static void say(Client client, Object message) {
        client.wire.send(Outlet.frame(ApiJson.text(message)));
    }
}
