package dev.kuber.platform.api;

import dev.kuber.platform.engine.EventFeed;
import dev.kuber.platform.models.LiveTexts;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/** One client's WebSocket: one message at a time, a ping now and then, and an end when its user may not listen any more. */
final class EventConnection {

    /** Logged out, or the token has expired. */
    static final CloseStatus SIGNED_OUT = new CloseStatus(4401, "signed out");

    private static final Logger LOG = LoggerFactory.getLogger(EventConnection.class);

    private final WebSocketSession session;
    private final SignedIn user;
    private final Duration heartbeat;
    private final ReentrantLock sending = new ReentrantLock();
    private final AtomicReference<@Nullable Listening> subscription = new AtomicReference<>();
    private @Nullable Thread pulse;
    private volatile boolean over;

    EventConnection(WebSocketSession session, SignedIn user, Duration heartbeat) {
        this.session = session;
        this.user = user;
        this.heartbeat = heartbeat;
    }

    /** What the client is told: events, and what models say meanwhile. */
    record Listening(EventFeed.Subscription events, LiveTexts.Subscription texts) {
        void end() {
            events.close();
            texts.close();
        }
    }

    synchronized void begin(Listening listening) {
        subscription.set(listening);
        if (over) {
            listening.end();
            return;
        }
        pulse = Thread.ofVirtual().name("kuber-socket").start(this::beat);
    }

    void send(WebSocketMessage<?> message) throws IOException {
        sending.lock();
        try {
            session.sendMessage(message);
        } finally {
            sending.unlock();
        }
    }

    synchronized void end() {
        over = true;
        Listening listening = subscription.get();
        if (listening != null) {
            listening.end();
        }
        if (pulse != null) {
            pulse.interrupt();
        }
    }

    void close(CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException e) {
            LOG.debug("A WebSocket was gone before it was closed.", e);
        }
    }

    private void beat() {
        try {
            while (!over) {
                Thread.sleep(heartbeat);
                if (!user.stillValid()) {
                    close(SIGNED_OUT);
                    return;
                }
                if (sending.tryLock()) { // else an event is on its way, which shows as much
                    try {
                        session.sendMessage(new PingMessage());
                    } finally {
                        sending.unlock();
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the connection has ended
        } catch (IOException | RuntimeException e) {
            LOG.debug("A WebSocket does not answer.", e);
            close(CloseStatus.SESSION_NOT_RELIABLE);
        }
    }
}
