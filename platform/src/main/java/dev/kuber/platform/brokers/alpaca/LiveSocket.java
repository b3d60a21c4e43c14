package dev.kuber.platform.brokers.alpaca;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A WebSocket that is always opened again: when it closes, when it falls silent, when a message cannot be dealt with. Its
 * {@link StreamState} says how it is. Frames may be text or binary and come in pieces; both carry text.
 */
final class LiveSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);

    private final URI uri;
    private final HttpClient http;
    private final Protocol protocol;
    private final InstantSource clock;
    private final Timing timing;
    private final Thread keeper;

    private StreamState state = StreamState.NEVER;
    private volatile boolean closed;
    private volatile @Nullable Connection current;

    /** What is said over the socket. */
    interface Protocol {

        /** The socket is open; nothing else has been said yet. */
        void opened(Connection connection);

        /** @throws RuntimeException if the message cannot be dealt with; the connection is then made anew */
        void message(String text, Connection connection);

        /** The connection is gone. */
        void lost();
    }

    /**
     * How patient it is.
     *
     * @param ping how often the other side is asked whether it is still there
     * @param silence without any frame after which the connection counts as dead
     * @param pauses before the next attempt
     */
    record Timing(Duration ping, Duration silence, Pauses pauses) {}

    LiveSocket(String name, URI uri, HttpClient http, InstantSource clock, Timing timing, Protocol protocol) {
        this.uri = uri;
        this.http = http;
        this.clock = clock;
        this.timing = timing;
        this.protocol = protocol;
        this.keeper = Thread.ofVirtual().name(name).unstarted(this::keep);
    }

    void start() {
        keeper.start();
    }

    synchronized StreamState state() {
        return state;
    }

    private synchronized void now(UnaryOperator<StreamState> change) {
        state = change.apply(state);
    }

    @Override
    public void close() {
        closed = true;
        Connection connection = current;
        if (connection != null) {
            connection.end("It was closed.");
        }
        keeper.interrupt();
    }

    /** Makes a new connection now. */
    void restart(String why) {
        Connection connection = current;
        if (connection != null) {
            connection.end(why);
        }
    }

    /** The connection does what it is for from now on. */
    void ready() {
        now(before -> before.up(clock.instant()));
    }

    /** Something went wrong that the connection survives. */
    void failed(String error) {
        now(before -> before.failed(error));
    }

    private void keep() {
        int attempt = 0;
        while (!closed) {
            boolean lasted = false;
            try {
                lasted = connection();
            } catch (RuntimeException e) {
                LOG.error("The stream {} failed and will be opened again.", uri, e);
                now(before -> before.down("An error in Kuber: " + e.getClass().getSimpleName() + "."));
            }
            attempt = lasted ? 1 : attempt + 1;
            if (!closed) {
                timing.pauses().before(attempt);
            }
        }
    }

    /** One connection from its beginning to its end. Returns whether it was good for as long as a silence lasts. */
    private boolean connection() {
        var connection = new Connection();
        current = connection;
        try {
            http.newWebSocketBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .buildAsync(uri, connection)
                    .get(10, TimeUnit.SECONDS);
            connection.live();
        } catch (InterruptedException _) {
            connection.end("It was closed.");
            closed = true;
        } catch (ExecutionException | TimeoutException _) {
            connection.end("Alpaca cannot be reached.");
        }
        Instant since = state().connectedSince();
        boolean lasted = since != null && since.plus(timing.silence()).isBefore(clock.instant());
        String why = connection.why.get();
        now(before -> before.down(why == null ? "The connection was closed." : why));
        protocol.lost();
        LOG.info("The stream {} is down: {}", uri, state().lastError());
        return lasted;
    }

    /** One connection. */
    final class Connection implements WebSocket.Listener {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final StringBuilder text = new StringBuilder();
        private final CountDownLatch ended = new CountDownLatch(1);
        private final AtomicReference<@Nullable String> why = new AtomicReference<>();
        private volatile @Nullable WebSocket socket;
        private volatile Instant heard = clock.instant();
        private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

        /** Sends after whatever is being sent. */
        synchronized void send(String message) {
            WebSocket open = socket;
            if (open != null) {
                sending = sending.thenCompose(_ -> open.sendText(message, true)).exceptionally(this::failed);
            }
        }

        private synchronized void ping(WebSocket open) {
            sending = sending.thenCompose(_ -> open.sendPing(ByteBuffer.allocate(0)))
                    .exceptionally(this::failed);
        }

        private @Nullable WebSocket failed(Throwable problem) {
            end("Nothing can be sent any more: " + problem.getClass().getSimpleName() + ".");
            return null;
        }

        /** Ends this connection; the first reason counts. */
        void end(String reason) {
            why.compareAndSet(null, reason);
            WebSocket open = socket;
            if (open != null) {
                open.abort();
            }
            ended.countDown();
        }

        /** Until it ends or falls silent. */
        private void live() throws InterruptedException {
            while (!ended.await(timing.ping().toMillis(), TimeUnit.MILLISECONDS)) {
                WebSocket open = socket;
                if (Duration.between(heard, clock.instant()).compareTo(timing.silence()) > 0) {
                    end("Alpaca has been silent for " + timing.silence().toSeconds() + " s.");
                } else if (open != null) {
                    ping(open);
                }
            }
        }

        @Override
        public void onOpen(WebSocket open) {
            socket = open;
            heard = clock.instant();
            protocol.opened(this);
            open.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket open, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                String message = text.toString();
                text.setLength(0);
                heard(message);
            }
            open.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket open, ByteBuffer data, boolean last) {
            var piece = new byte[data.remaining()];
            data.get(piece);
            bytes.writeBytes(piece);
            if (last) {
                String message = bytes.toString(StandardCharsets.UTF_8);
                bytes.reset();
                heard(message);
            }
            open.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket open, ByteBuffer message) {
            heard = clock.instant();
            open.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket open, ByteBuffer message) {
            heard = clock.instant();
            open.request(1);
            return null;
        }

        private void heard(String message) {
            heard = clock.instant();
            try {
                protocol.message(message, this);
                now(before -> before.heard(heard));
            } catch (RuntimeException e) {
                LOG.error("A message of the stream {} cannot be dealt with; it is opened again.", uri, e);
                end("A message could not be dealt with: " + e.getClass().getSimpleName() + ".");
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket open, int code, String reason) {
            end("Alpaca closed the stream (" + code + ").");
            return null;
        }

        @Override
        public void onError(WebSocket open, Throwable error) {
            Throwable cause =
                    error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
            end("The connection broke: " + cause.getClass().getSimpleName() + ".");
        }
    }
}
