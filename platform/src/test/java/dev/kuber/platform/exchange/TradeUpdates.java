package dev.kuber.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client's end of a WebSocket: what came, as bytes, in its order. */
final class TradeUpdates implements WebSocket.Listener, AutoCloseable {

    private static final byte[] END = new byte[0];

    private final LinkedBlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private @Nullable WebSocket socket;

    /** A stream without anything said yet. */
    static TradeUpdates open(URI uri, Map<String, String> headers) {
        var client = new TradeUpdates();
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        headers.forEach(builder::header);
        client.socket =
                builder.buildAsync(uri, client).orTimeout(30, TimeUnit.SECONDS).join();
        return client;
    }

    /** The order stream, authenticated and listening. */
    static TradeUpdates of(AlpacaUser user, ExchangeServer server) {
        int before = server.listeners(user.key, user.secret);
        TradeUpdates client = open(URI.create(server.streamUrl() + "/stream"), Map.of());
        client.say("""
                {"action":"authenticate","data":{"key_id":"%s","secret_key":"%s"}}
                """.formatted(user.key, user.secret));
        assertThat(client.next().at("/data/status").asString()).isEqualTo("authorized");
        client.say("""
                {"action":"listen","data":{"streams":["trade_updates"]}}
                """);
        assertThat(client.next().at("/data/streams/0").asString()).isEqualTo("trade_updates");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> server.listeners(user.key, user.secret) == before + 1);
        return client;
    }

    private WebSocket socket() {
        return Objects.requireNonNull(socket);
    }

    void say(String text) {
        socket().sendText(text, true).join();
    }

    void say(byte[] bytes) {
        socket().sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** The next message; fails if there is none. */
    byte[] nextFrame() {
        try {
            byte[] frame = frames.poll(30, TimeUnit.SECONDS);
            assertThat(frame).as("a message within 30 s").isNotNull();
            assertThat(frame).as("the stream ended").isNotSameAs(END);
            return frame;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode next() {
        return AlpacaUser.JSON.readTree(nextFrame());
    }

    /** The next event of an order. */
    JsonNode event(String name) {
        JsonNode message = next();
        assertThat(message.at("/stream").asString()).isEqualTo("trade_updates");
        assertThat(message.at("/data/event").asString()).as(message.toString()).isEqualTo(name);
        return message.get("data");
    }

    void ends() {
        try {
            assertThat(frames.poll(30, TimeUnit.SECONDS)).isSameAs(END);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        return add(from, data.toString().getBytes(StandardCharsets.UTF_8), last);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        var bytes = new byte[data.remaining()];
        data.get(bytes);
        return add(from, bytes, last);
    }

    private @Nullable CompletionStage<?> add(WebSocket from, byte[] bytes, boolean last) {
        part.writeBytes(bytes);
        if (last) {
            frames.add(part.toByteArray());
            part.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        frames.add(END);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        frames.add(END);
    }

    @Override
    public void close() {
        socket().abort();
    }
}
