package dev.kuber.platform.markets.news;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A provider of news that says what a test tells it to say, over real HTTP. */
public final class NewsServer implements AutoCloseable {

    private final HttpServer server;
    private final Deque<Answer> script = new ArrayDeque<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public record Asked(String path, @Nullable String key) {}

    /** Status 0 breaks the connection, -1 never answers. */
    record Answer(int status, String body, Map<String, String> headers) {}

    public NewsServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public NewsServer say(int status, String body) {
        return say(new Answer(status, body, Map.of()));
    }

    synchronized NewsServer say(Answer answer) {
        script.add(answer);
        return this;
    }

    /** Whatever was asked, and whatever it was still to say. */
    public synchronized void forget() {
        asked.clear();
        script.clear();
    }

    public List<Asked> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(new Asked(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("X-Finnhub-Token")));
        Answer answer = next();
        if (answer.status() == -1) {
            return;
        }
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized Answer next() {
        return script.isEmpty() ? new Answer(404, "", Map.of()) : script.remove();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
