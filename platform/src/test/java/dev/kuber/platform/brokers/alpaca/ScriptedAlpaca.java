package dev.kuber.platform.brokers.alpaca;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A server that says what a test tells it to say, and remembers what it was asked. */
final class ScriptedAlpaca implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Deque<Answer>> script = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    record Asked(String method, String path, String body, String key) {}

    /** Status 0 breaks the connection without an answer. */
    record Answer(int status, String body, Map<String, String> headers) {}

    ScriptedAlpaca() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Says this once; the last thing said for a request is said for ever. */
    ScriptedAlpaca say(String request, int status, String body) {
        return say(request, new Answer(status, body, Map.of()));
    }

    ScriptedAlpaca say(String request, Answer answer) {
        script.computeIfAbsent(request, _ -> new ArrayDeque<>()).addLast(answer);
        return this;
    }

    ScriptedAlpaca breakOff(String request) {
        return say(request, 0, "");
    }

    List<Asked> asked(String request) {
        return asked.stream()
                .filter(one -> (one.method() + " " + one.path()).startsWith(request))
                .toList();
    }

    List<Asked> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        asked.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("APCA-API-KEY-ID"), "")));
        Answer answer = next(request);
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private synchronized Answer next(String request) {
        String longest = script.keySet().stream()
                .filter(request::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        Deque<Answer> answers = script.get(longest);
        if (answers == null) {
            return new Answer(404, "{\"code\":40410000,\"message\":\"not found\"}", Map.of());
        }
        return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
