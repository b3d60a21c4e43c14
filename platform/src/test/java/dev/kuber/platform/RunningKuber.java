package dev.kuber.platform;

import dev.kuber.agent.Agent;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.database.ConnectionSettings;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole application on a free port and a fresh database, for tests over real HTTP. */
public final class RunningKuber implements AutoCloseable {

    private static @Nullable RunningKuber shared;

    private final ConfigurableApplicationContext context;

    private RunningKuber(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it with these properties, such as {@code kuber.role=api}. */
    public static RunningKuber start(String... properties) {
        return start(TestDatabase.freshSettings(), _ -> {}, properties);
    }

    /**
     * Starts it on a database of its own choice, as after a crash or beside another process.
     *
     * @param beans registers what is to be there instead of what usually is, as primary beans
     */
    public static RunningKuber start(
            ConnectionSettings database, Consumer<GenericApplicationContext> beans, String... properties) {
        var arguments = new ArrayList<String>();
        arguments.add("--server.port=0");
        arguments.add("--kuber.database-url=" + TestDatabase.url(database));
        arguments.add("--kuber.secret-key=" + "c2VjcmV0cyBvZiB0ZXN0cyBhcmUgbm9uZSBhdCBhbGw=");
        for (String property : properties) {
            arguments.add("--" + property);
        }
        var application = KuberApplication.application();
        application.addInitializers(context -> beans.accept((GenericApplicationContext) context));
        return new RunningKuber(application.run(arguments.toArray(String[]::new)));
    }

    /** Registers these agents beside those that are built in. */
    @SuppressWarnings("rawtypes")
    public static void agents(GenericApplicationContext context, Agent<?>... more) {
        var agents = new ArrayList<Agent<?>>();
        for (Agent agent : ServiceLoader.load(Agent.class)) {
            agents.add(agent);
        }
        agents.addAll(List.of(more));
        context.registerBean("testCatalog", Catalog.class, () -> Catalog.of(agents), bean -> bean.setPrimary(true));
    }

    /** One for all tests that need nothing special: each makes users of its own. Ends with the JVM. */
    public static synchronized RunningKuber shared() {
        if (shared == null) {
            shared = start("kuber.accounts.admins=boss@example.com", "kuber.events.heartbeat=200ms");
        }
        return shared;
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Somebody without an account. */
    public Client stranger() {
        return new Client("http://127.0.0.1:" + port());
    }

    /** A browser in which a new user is logged in. */
    public Client user() {
        Client client = stranger();
        String email = UUID.randomUUID() + "@example.com";
        client.post("/api/v1/auth/register", """
                {"email": "%s", "password": "correct horse battery", "name": "Ada"}""".formatted(email)).expect(201);
        return client;
    }

    @Override
    public void close() {
        context.close();
    }

    /** What came back. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("Expected " + expected + " and got " + status + ": " + body);
            }
            return this;
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A browser: keeps cookies, and answers the CSRF token like Angular does. */
    public static final class Client {

        private final String origin;
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(cookies).build();
        private final Map<String, String> headers = new TreeMap<>();
        private boolean csrf = true;

        private Client(String origin) {
            this.origin = origin;
        }

        public Client header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        public Client withoutCsrf() {
            csrf = false;
            return this;
        }

        /** Opens a WebSocket with these headers and the cookies of this browser. */
        public CompletableFuture<WebSocket> socket(String path, Map<String, String> more, WebSocket.Listener listener) {
            var builder = http.newWebSocketBuilder();
            headers.forEach(builder::header);
            more.forEach(builder::header);
            return builder.buildAsync(URI.create(origin.replace("http:", "ws:") + path), listener);
        }

        public URI uri(String path) {
            return URI.create(origin + path);
        }

        public String cookie(String name) {
            return cookies.getCookieStore().get(URI.create(origin)).stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElse("");
        }

        public Answer get(String path) {
            return send(request(path).GET());
        }

        public Answer delete(String path) {
            return send(request(path).DELETE());
        }

        public Answer post(String path, String json) {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json)));
        }

        public Answer put(String path, String json) {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(json)));
        }

        public Answer patch(String path, String json) {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
        }

        public HttpRequest.Builder request(String path) {
            var request = HttpRequest.newBuilder(uri(path));
            headers.forEach(request::header);
            String token = cookie("XSRF-TOKEN");
            if (csrf && !token.isEmpty()) {
                request.header("X-XSRF-TOKEN", token);
            }
            return request;
        }

        public Answer send(HttpRequest.Builder request) {
            try {
                HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                var received = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
                response.headers().map().forEach((name, values) -> received.put(name, String.join("; ", values)));
                ApiDescription.check(
                        response.request().method(),
                        response.request().uri().getPath(),
                        response.statusCode(),
                        received.getOrDefault("Content-Type", ""),
                        response.body());
                return new Answer(response.statusCode(), received, response.body());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
