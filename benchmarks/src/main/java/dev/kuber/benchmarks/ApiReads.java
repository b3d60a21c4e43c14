package dev.kuber.benchmarks;

import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.database.PostgresServer;
import dev.kuber.platform.json.KuberJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * How long reads over HTTP take while a hundred users look at their pages: each has a pipeline that trades in a simulation
 * of its own and past executions, and asks for what a page asks for, then reads it for two seconds on average.
 */
final class ApiReads implements Scenario {

    private static final int USERS = 100;
    private static final int TRIALS = 10;
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long NANOS = TimeUnit.SECONDS.toNanos(60);

    /** A page asks for three or four of these at once and is then looked at. */
    private static final double SECONDS_BETWEEN = 0.5;

    private static final List<String> PAGES = List.of(
            "/dashboard",
            "/pipelines",
            "/pipelines/{pipeline}",
            "/executions",
            "/executions/{execution}",
            "/executions/{execution}/costs",
            "/positions",
            "/trades",
            "/costs",
            "/budget",
            "/notifications",
            "/agents");

    private final HttpClient http = HttpClient.newHttpClient();
    private final KuberJson json = KuberJson.of(Catalog.discovered().factTypes());
    private String base = "";

    /** A logged-in user and what belongs to him. */
    private record User(String token, String pipeline, List<String> executions) {}

    /** How long one read took. */
    private record Read(String path, double millis) {}

    @Override
    public String name() {
        return "api-reads";
    }

    @Override
    public String description() {
        return "reads over HTTP while 100 users look at their pages and their pipelines trade in simulations";
    }

    @Override
    public List<Measure> run() throws Exception {
        try (var server = PostgresServer.open(Files.createTempDirectory("kuber-bench-"));
                var application = application(server);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            base = "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + "/api/v1";
            List<User> users = all(threads.invokeAll(tasks(this::user)));
            long begin = System.nanoTime() + WARM_UP_NANOS;
            List<List<Read>> reads = all(threads.invokeAll(tasks(i -> look(users.get(i), i, begin))));
            return measures(reads.stream().flatMap(List::stream).toList());
        }
    }

    private static ConfigurableApplicationContext application(PostgresServer server) {
        return Whole.application(server, _ -> {}, "--kuber.accounts.attempts-per-address=1000");
    }

    @FunctionalInterface
    private interface Task<T> {
        T of(int user) throws Exception;
    }

    private static <T> List<Callable<T>> tasks(Task<T> task) {
        return IntStream.range(0, USERS)
                .<Callable<T>>mapToObj(i -> () -> task.of(i))
                .toList();
    }

    private static <T> List<T> all(List<Future<T>> futures) {
        return futures.stream().map(Future::resultNow).toList();
    }

    private User user(int number) throws IOException, InterruptedException {
        String credentials = """
                {"email":"bench%d@example.com","password":"a-password-for-benchmarks","name":"Bench"}
                """.formatted(number);
        post("/auth/register", credentials, null);
        String token = post("/auth/token", credentials, null).path("token").asString();
        String pipeline = post("/pipelines", "{\"template\":\"crypto-around-the-clock\",\"name\":\"Bench\"}", token)
                .path("id")
                .asString();
        var executions = new ArrayList<String>();
        for (int i = 0; i < TRIALS; i++) {
            String id = post(
                            "/pipelines/" + pipeline + "/executions",
                            "{\"skip_triggers\":true,\"until\":\"risk\"}",
                            token)
                    .path("id")
                    .asString();
            executions.add(id);
            while (get("/executions/" + id, token).path("finished_at").isNull()) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        post("/pipelines/" + pipeline + "/start", "{}", token);
        return new User(token, pipeline, executions);
    }

    private List<Read> look(User user, int number, long begin) throws IOException, InterruptedException {
        var random = new SplittableRandom(number);
        var reads = new ArrayList<Read>();
        while (System.nanoTime() < begin + NANOS) {
            TimeUnit.NANOSECONDS.sleep((long) (-Math.log(1 - random.nextDouble()) * SECONDS_BETWEEN * 1e9));
            String path = PAGES.get(random.nextInt(PAGES.size()));
            String execution =
                    user.executions().get(random.nextInt(user.executions().size()));
            long start = System.nanoTime();
            get(path.replace("{pipeline}", user.pipeline()).replace("{execution}", execution), user.token());
            if (start > begin) {
                reads.add(new Read(path, (System.nanoTime() - start) / 1e6));
            }
        }
        return reads;
    }

    private static List<Measure> measures(List<Read> reads) {
        List<Double> millis = reads.stream().map(Read::millis).sorted().toList();
        double perSecond = reads.size() / (NANOS / 1e9);
        var measures = new ArrayList<Measure>();
        measures.add(new Measure("p50", Whole.at(millis, 0.5), "ms", Math.round(perSecond) + " reads a second"));
        measures.add(new Measure("p95", Whole.at(millis, 0.95), "ms", "first goal 50, aim 20"));
        measures.add(new Measure("p99", Whole.at(millis, 0.99), "ms"));
        var byPath = new TreeMap<String, List<Double>>();
        reads.forEach(read ->
                byPath.computeIfAbsent(read.path(), _ -> new ArrayList<>()).add(read.millis()));
        byPath.forEach((path, of) -> {
            Collections.sort(of);
            measures.add(new Measure("p95 of GET " + path, Whole.at(of, 0.95), "ms"));
        });
        return measures;
    }

    private JsonNode get(String path, String token) throws IOException, InterruptedException {
        return send(request(path, token).GET().build());
    }

    private JsonNode post(String path, String body, @Nullable String token) throws IOException, InterruptedException {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return json.parse(answer.body());
    }
}
