package dev.kuber.platform.api;

import dev.kuber.platform.engine.EventFeed;
import dev.kuber.platform.engine.EventLog;
import dev.kuber.platform.models.LiveText;
import dev.kuber.platform.models.LiveTexts;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the events of an account over its WebSockets: first those after the sequence number asked for, then each as it
 * happens, in order and without gaps; and, between them, what models say as they say it.
 *
 * <p>Nothing is buffered here: events are read from the log as fast as the client takes them. One that takes none for
 * {@value #PATIENCE_SECONDS} seconds is disconnected, and can come back with the last number it has seen.
 */
final class EventSocket extends TextWebSocketHandler {

    /** For the client's own mistakes, such as a sequence number that is none. */
    static final CloseStatus BAD_REQUEST = new CloseStatus(4400, "after must be a number");

    private static final Logger LOG = LoggerFactory.getLogger(EventSocket.class);

    private static final int PATIENCE_SECONDS = 20;

    /** Of the container, see Tomcat's documentation on its WebSocket implementation. */
    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private static final String READ_TIMEOUT = "org.apache.tomcat.websocket.READ_IDLE_TIMEOUT_MS";

    private final EventFeed feed;
    private final EventLog log;
    private final LiveTexts texts;
    private final JsonMapper json;
    private final Duration heartbeat;
    private final Map<String, EventConnection> connections = new ConcurrentHashMap<>();

    /**
     * A handler.
     *
     * @param heartbeat how often a client is asked whether it is still there, and whether it may still listen
     */
    EventSocket(EventFeed feed, EventLog log, LiveTexts texts, JsonMapper json, Duration heartbeat) {
        this.feed = feed;
        this.log = log;
        this.texts = texts;
        this.json = json;
        this.heartbeat = heartbeat;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        if (!(session.getPrincipal() instanceof SignedIn user)) {
            session.close(CloseStatus.POLICY_VIOLATION);
            return;
        }
        String owner = user.getPrincipal().id().toString();
        OptionalLong after = after(session);
        if (after.isEmpty()) {
            session.close(BAD_REQUEST);
            return;
        }
        if (session instanceof NativeWebSocketSession container) {
            Session tomcat = container.getNativeSession(Session.class);
            if (tomcat != null) {
                tomcat.getUserProperties().put(SEND_TIMEOUT, PATIENCE_SECONDS * 1000L);
                tomcat.getUserProperties()
                        .put(READ_TIMEOUT, heartbeat.plusSeconds(60).toMillis());
            }
        }
        long from = after.getAsLong() < 0 ? log.last(owner) : after.getAsLong();
        var connection = new EventConnection(session, user, heartbeat);
        connections.put(session.getId(), connection);
        EventFeed.Subscription events = feed.subscribe(owner, from, page -> {
            for (var event : page) {
                send(connection, json.writeValueAsString(EventResponse.of(event)));
            }
        });
        connection.begin(new EventConnection.Listening(
                events,
                texts.subscribe(
                        user.getPrincipal().id(),
                        text -> send(connection, json.writeValueAsString(ModelText.of(text))))));
    }

    /** What a model says, as it is sent: beside the events, without a number, and gone when nobody listens. */
    private record ModelText(
            String type,
            String executionId,
            String node,
            String member,
            UUID call,
            String reasoning,
            String text,
            boolean done) {

        static ModelText of(LiveText it) {
            return new ModelText(
                    "model_text",
                    it.executionId(),
                    it.node(),
                    it.member(),
                    it.call(),
                    it.reasoning(),
                    it.text(),
                    it.done());
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        // The stream goes one way; what a client says is not listened to.
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        EventConnection connection = connections.remove(session.getId());
        if (connection != null) {
            connection.end();
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable problem) {
        LOG.debug("A WebSocket broke.", problem);
    }

    private static void send(EventConnection connection, String text) {
        try {
            connection.send(new TextMessage(text));
        } catch (IOException e) {
            connection.close(CloseStatus.SESSION_NOT_RELIABLE);
            throw new java.io.UncheckedIOException(e); // ends the subscription
        }
    }

    /** The sequence number asked for, -1 for "from now on"; empty if it is no number. */
    private static OptionalLong after(WebSocketSession session) {
        var uri = session.getUri();
        String text = uri == null
                ? null
                : UriComponentsBuilder.fromUri(uri).build().getQueryParams().getFirst("after");
        if (text == null) {
            return OptionalLong.of(-1);
        }
        try {
            long number = Long.parseLong(text);
            return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
