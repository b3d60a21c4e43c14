package dev.kuber.platform.exchange;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * One client's end of a stream: messages are sent in the order in which they are given, by a thread of their own, so that a
 * slow client does not hold up the market. A client that falls too far behind is disconnected.
 */
final class Wire {

    private static final System.Logger LOG = System.getLogger(Wire.class.getName());
    private static final int LONGEST = 100_000;

    private final WebSocketSession session;
    private final LinkedBlockingQueue<Parcel> waiting = new LinkedBlockingQueue<>(LONGEST);
    private final Thread sender;

    /** What is to be sent, or the end. */
    private sealed interface Parcel {
        record Frame(WebSocketMessage<?> message) implements Parcel {}

        record End(CloseStatus status) implements Parcel {}
    }

    Wire(WebSocketSession session) {
        this.session = session;
        this.sender = Thread.ofVirtual().name("stream-" + session.getId()).start(this::run);
    }

    WebSocketSession session() {
        return session;
    }

    void send(WebSocketMessage<?> message) {
        if (!waiting.offer(new Parcel.Frame(message))) {
            waiting.clear();
            close(CloseStatus.POLICY_VIOLATION.withReason("slow client"));
        }
    }

    /** Closes the connection after what was sent before. */
    void close(CloseStatus status) {
        if (!waiting.offer(new Parcel.End(status))) {
            sender.interrupt();
        }
    }

    /** The connection is gone. */
    void gone() {
        sender.interrupt();
    }

    private void run() {
        try {
            while (true) {
                switch (waiting.take()) {
                    case Parcel.Frame(WebSocketMessage<?> message) -> session.sendMessage(message);
                    case Parcel.End(CloseStatus status) -> {
                        session.close(status);
                        return;
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "A stream ended while something was sent to it.", e);
        }
    }
}
