package dev.kuber.platform.brokers.alpaca;

import dev.kuber.platform.brokers.alpaca.RateLimiter.Priority;
import dev.kuber.platform.brokers.alpaca.Reply.Ok;
import dev.kuber.platform.brokers.alpaca.Reply.Refused;
import dev.kuber.platform.brokers.alpaca.Reply.Unknown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests to one of Alpaca's APIs. Reading is tried again, with growing pauses; a request with an effect is sent once and
 * only sent again if the server said that it did not take it because there were too many.
 */
final class AlpacaClient {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int READ_ATTEMPTS = 3;
    private static final int TOO_MANY = 429;
    private static final int NO_ANSWER = 0;
    private static final int NOT_ASKED = -1;

    private final URI origin;
    private final AlpacaKeys keys;
    private final HttpClient http;
    private final Manners manners;
    private final InstantSource clock;

    /**
     * How the server is treated.
     *
     * @param pauses between attempts to read
     * @param timeout from sending to the complete reply
     */
    record Manners(RateLimiter limiter, Pauses pauses, Duration timeout) {}

    /** A request; {@code body} is null for those without. */
    record Call(
            Priority priority,
            String method,
            String path,
            @Nullable String body) {

        static Call get(Priority priority, String path) {
            return new Call(priority, "GET", path, null);
        }

        boolean reads() {
            return method.equals("GET");
        }
    }

    AlpacaClient(URI origin, AlpacaKeys keys, HttpClient http, Manners manners, InstantSource clock) {
        this.origin = origin;
        this.keys = keys;
        this.http = http;
        this.manners = manners;
        this.clock = clock;
    }

    <T> Reply<T> get(Priority priority, String path, Function<JsonNode, T> reader) {
        return send(Call.get(priority, path), reader);
    }

    /** @param reader of the reply's body, which is null where there is none */
    <T> Reply<T> send(Call call, Function<JsonNode, T> reader) {
        for (int attempt = 1; ; attempt++) {
            Answer answer = once(call);
            Reply<T> reply = read(answer, reader);
            boolean again = answer.status() == TOO_MANY
                    || (call.reads() && answer.status() != NOT_ASKED && reply instanceof Unknown<T>);
            if (!again || attempt >= READ_ATTEMPTS || Thread.currentThread().isInterrupted()) {
                return answer.status() == TOO_MANY
                        ? new Unknown<>("Alpaca takes no more requests of this account for the moment.")
                        : reply;
            }
            if (answer.status() != TOO_MANY) {
                manners.pauses().before(attempt);
            }
        }
    }

    /** What came back from one attempt; without one the status is zero or less and the body the reason. */
    private record Answer(int status, String body) {}

    private Answer once(Call call) {
        try {
            if (!manners.limiter().take(call.priority(), PATIENCE)) {
                return new Answer(NOT_ASKED, "Alpaca was not asked: too many requests are waiting already.");
            }
            HttpResponse<String> response = http.send(request(call), BodyHandlers.ofString());
            count(response);
            return new Answer(response.statusCode(), response.body());
        } catch (HttpTimeoutException _) {
            return new Answer(NO_ANSWER, "Alpaca did not answer in time.");
        } catch (ConnectException _) {
            return new Answer(NO_ANSWER, "Alpaca cannot be reached.");
        } catch (IOException _) {
            return new Answer(NO_ANSWER, "The connection to Alpaca broke before its answer came.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer(NO_ANSWER, "Kuber was stopped before Alpaca's answer came.");
        }
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(origin.resolve(call.path()))
                .timeout(manners.timeout())
                .header("APCA-API-KEY-ID", keys.keyId())
                .header("APCA-API-SECRET-KEY", keys.secret())
                .header("Accept", "application/json");
        if (call.body() == null) {
            return request.method(call.method(), BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(call.method(), BodyPublishers.ofString(call.body()))
                .build();
    }

    private void count(HttpResponse<String> response) {
        Optional<Instant> reset = header(response, "X-RateLimit-Reset").map(Instant::ofEpochSecond);
        if (response.statusCode() == TOO_MANY) {
            manners.limiter().exceeded(reset.orElseGet(() -> clock.instant().plusSeconds(1)));
            return;
        }
        header(response, "X-RateLimit-Remaining")
                .ifPresent(remaining ->
                        reset.ifPresent(until -> manners.limiter().told(Math.clamp(remaining, 0, 1_000_000), until)));
    }

    private static Optional<Long> header(HttpResponse<String> response, String name) {
        try {
            return response.headers()
                    .firstValue(name)
                    .map(Long::parseLong)
                    .filter(value -> Math.abs(value) < 100_000_000_000L);
        } catch (NumberFormatException _) {
            // A header that says nothing, like one that is missing.
            return Optional.empty();
        }
    }

    private static <T> Reply<T> read(Answer answer, Function<JsonNode, T> reader) {
        int status = answer.status();
        if (status <= NO_ANSWER) {
            return new Unknown<>(answer.body());
        }
        if (status >= 500 || status == 408 || status == TOO_MANY) {
            return new Unknown<>("Alpaca answered with an error of its own (HTTP " + status + ").");
        }
        try {
            JsonNode json = answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
            if (status < 300) {
                return new Ok<>(reader.apply(json));
            }
            var fields = new Fields(json);
            var code = fields.decimal("code");
            return new Refused<>(status, code == null ? 0 : code.longValue(), fields.text("message", "HTTP " + status));
        } catch (JacksonException | Unreadable _) {
            return status < 300 || status >= 500
                    ? new Unknown<>("Alpaca's answer cannot be read.")
                    : new Refused<>(status, 0, "HTTP " + status);
        }
    }

    /** A reply that lacks what it is about. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String what) {
            super("Alpaca's reply has no " + what + ".");
        }
    }
}
