package dev.kuber.platform.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kuber.platform.models.ModelReplies.Reported;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider of language models over real HTTP, which answers what it is told to and counts the tokens it has reported.
 * Speaks OpenAI's chat completions under {@code /v1} and Anthropic's messages under {@code /anthropic/v1}.
 *
 * <p>Run as a program it answers every question with values that fit the schema asked for.
 */
public final class FakeModelServer implements AutoCloseable {

    /** The key that it accepts. */
    public static final String KEY = "sk-fake-0123456789abcdef";

    /** The models that it offers. */
    public static final List<String> MODELS = List.of("fake-small", "fake-large");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Asked> asked = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Deque<ModelReplies> script = new ArrayDeque<>();
    private Function<Asked, ModelReplies> otherwise = SchemaAnswers::to;
    private Reported reported = Reported.NOTHING;
    private int atOnce;
    private int mostAtOnce;

    /** A request as it came. */
    public record Asked(String path, String key, JsonNode body) {

        /** All that was said to the model, as text. */
        public String text() {
            return body.toString();
        }
    }

    private record Rule(Predicate<Asked> when, Deque<ModelReplies> replies) {}

    private FakeModelServer(HttpServer server) {
        this.server = server;
    }

    /** A server at a free port of this machine. */
    public static FakeModelServer open() {
        return open(0);
    }

    static FakeModelServer open(int port) {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var fake = new FakeModelServer(http);
            http.createContext("/", fake::handle);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.start();
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] arguments) {
        var fake = open(arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]));
        System.out.println(fake.openAi() + " and " + fake.anthropic() + ", key " + KEY);
    }

    /** The base URL of its OpenAI side. */
    public URI openAi() {
        return at("/v1");
    }

    /** The base URL of its Anthropic side. */
    public URI anthropic() {
        return at("/anthropic/v1");
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Answers the next requests with these, whoever asks. */
    public synchronized FakeModelServer then(ModelReplies... replies) {
        script.addAll(List.of(replies));
        return this;
    }

    /** Answers the next requests that look like this; before {@link #then}. */
    public synchronized FakeModelServer when(Predicate<Asked> looks, ModelReplies... replies) {
        rules.add(new Rule(looks, new ArrayDeque<>(List.of(replies))));
        return this;
    }

    /** Answers whatever nothing else was told for. */
    public synchronized FakeModelServer otherwise(Function<Asked, ModelReplies> answer) {
        otherwise = answer;
        return this;
    }

    /** The questions that came, the list of models apart. */
    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The sum of all usage that it has reported. */
    public synchronized Reported reported() {
        return reported;
    }

    /** The most questions that it had to answer at the same time. */
    public synchronized int mostAtOnce() {
        return mostAtOnce;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            String path = http.getRequestURI().getPath();
            String key = key(http);
            String text = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!key.equals(KEY)) {
                send(http, 401, "{\"error\":{\"message\":\"Incorrect API key provided: " + key + "\"}}");
            } else if (path.endsWith("/models")) {
                send(http, 200, models());
            } else {
                answer(http, new Asked(path, key, JSON.readTree(text)));
            }
        }
    }

    private static String key(HttpExchange http) {
        String bearer = http.getRequestHeaders().getFirst("Authorization");
        String plain = http.getRequestHeaders().getFirst("x-api-key");
        return bearer != null ? bearer.replace("Bearer ", "") : plain == null ? "" : plain;
    }

    private static String models() {
        var list = JSON.createObjectNode();
        MODELS.forEach(model -> list.withArray("data").addObject().put("id", model));
        return list.toString();
    }

    private void answer(HttpExchange http, Asked request) throws IOException {
        ModelReplies reply = begin(request);
        try {
            answer(http, request, reply);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private void answer(HttpExchange http, Asked request, ModelReplies reply) throws IOException, InterruptedException {
        boolean streams = request.body().path("stream").asBoolean(false);
        switch (reply) {
            case ModelReplies.Fails(int status, String retryAfter) -> {
                if (retryAfter != null) {
                    http.getResponseHeaders().set("Retry-After", retryAfter);
                }
                send(http, status, "{\"error\":{\"message\":\"The server says " + status + ".\"}}");
            }
            case ModelReplies.Garbles(String body) -> send(http, 200, body);
            case ModelReplies.Hangs _ -> closed.await();
            case ModelReplies.Breaks _ -> ModelStream.half(http);
            case ModelReplies.Raw raw -> {
                count(raw.usage());
                ModelStream.raw(http, raw, closed);
            }
            case ModelReplies.Streamed(ModelReplies whole, ModelReplies.How how)
            when streams -> streamed(http, request, whole, how);
            case ModelReplies.Streamed streamed -> answer(http, request, streamed.reply());
            case ModelReplies.Paced(ModelReplies whole, Semaphore pieces) -> inPieces(http, request, whole, pieces);
            default -> {
                if (streams) {
                    inPieces(http, request, reply, new Semaphore(Integer.MAX_VALUE));
                } else {
                    send(http, 200, written(request, reply));
                }
            }
        }
    }

    private void streamed(HttpExchange http, Asked request, ModelReplies whole, ModelReplies.How how)
            throws IOException, InterruptedException {
        if (how == ModelReplies.How.PLAINLY) {
            send(http, 200, written(request, whole));
            return;
        }
        if (how == ModelReplies.How.REFUSED) {
            send(http, 400, "{\"error\":{\"message\":\"This model cannot stream.\",\"param\":\"stream\"}}");
            return;
        }
        List<String> events = ModelStream.events(wire(request, whole).body(), anthropic(request), false);
        List<String> first = how == ModelReplies.How.WITHOUT_USAGE ? events : events.subList(0, events.size() / 2);
        ModelStream.begin(http, how == ModelReplies.How.BREAKS ? 100_000 : 0);
        for (String event : first) {
            ModelStream.piece(http, event);
        }
        switch (how) {
            case STALLS -> closed.await();
            case FAILS ->
                ModelStream.piece(
                        http, "event: error\ndata: {\"type\":\"error\",\"error\":{\"message\":\"Overloaded\"}}\n\n");
            case BREAKS -> http.close();
            default -> http.getResponseBody().close();
        }
    }

    private void inPieces(HttpExchange http, Asked request, ModelReplies reply, Semaphore permits)
            throws IOException, InterruptedException {
        ModelWire.Written written = wire(request, reply);
        List<String> events = ModelStream.events(written.body(), anthropic(request), true);
        ModelStream.begin(http, 0);
        for (int i = 0; i < events.size(); i++) {
            permits.acquire();
            if (i == events.size() - 1) {
                count(written.usage());
            }
            ModelStream.piece(http, events.get(i));
        }
        http.getResponseBody().close();
    }

    private static ModelWire.Written wire(Asked request, ModelReplies reply) {
        return ModelWire.write(reply, request.body().path("model").asString(""), anthropic(request));
    }

    private String written(Asked request, ModelReplies reply) {
        ModelWire.Written written = wire(request, reply);
        count(written.usage());
        return written.body();
    }

    private static boolean anthropic(Asked request) {
        return request.path().startsWith("/anthropic");
    }

    private synchronized ModelReplies begin(Asked request) {
        asked.add(request);
        atOnce++;
        mostAtOnce = Math.max(mostAtOnce, atOnce);
        for (Rule rule : rules) {
            if (rule.when.test(request)) {
                ModelReplies next = rule.replies.poll();
                if (next != null) {
                    return next;
                }
            }
        }
        ModelReplies next = script.poll();
        return next != null ? next : otherwise.apply(request);
    }

    private synchronized void end() {
        atOnce--;
    }

    private synchronized void count(Reported usage) {
        reported = reported.plus(usage);
    }

    private static void send(HttpExchange http, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", "application/json");
        http.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = http.getResponseBody()) {
            out.write(bytes);
        }
    }
}
