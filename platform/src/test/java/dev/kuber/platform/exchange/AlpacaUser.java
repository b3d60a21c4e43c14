package dev.kuber.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that trades over the Alpaca API, with a key of its own, and holds every reply against the published contract. */
final class AlpacaUser {

    static final JsonMapper JSON = JsonMapper.builder().build();

    final String key;
    final String secret;
    private final ExchangeServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    AlpacaUser(ExchangeServer server, String key) {
        this.server = server;
        this.key = key;
        this.secret = "secret of " + key;
    }

    /** A reply. */
    record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        Answer is(int expected) {
            assertThat(status).as(raw.body()).isEqualTo(expected);
            return this;
        }

        String text(String pointer) {
            JsonNode node = body.at(pointer.startsWith("/") ? pointer : "/" + pointer);
            return node.isNull() ? "null" : node.asString();
        }
    }

    Answer get(String path) {
        return call("GET", path, null);
    }

    Answer post(String path, String body) {
        return call("POST", path, body);
    }

    Answer patch(String path, String body) {
        return call("PATCH", path, body);
    }

    Answer delete(String path) {
        return call("DELETE", path, null);
    }

    Answer call(String method, String path, @Nullable String body) {
        try {
            return attempt(method, path, body);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no reply", e);
        }
    }

    /** @throws IOException if no reply comes */
    Answer attempt(String method, String path, @Nullable String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("APCA-API-KEY-ID", key)
                .header("APCA-API-SECRET-KEY", secret)
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> reply = http.send(request, BodyHandlers.ofString());
            AlpacaContract.assertReply(method, path, reply.statusCode(), reply.body());
            JsonNode node = reply.body().isEmpty() ? JSON.nullNode() : JSON.readTree(reply.body());
            return new Answer(reply.statusCode(), node, reply);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A market order of the day. */
    Answer market(String symbol, String side, String quantity) {
        return post("/v2/orders", """
                {"symbol":"%s","qty":"%s","side":"%s","type":"market","time_in_force":"day"}
                """.formatted(symbol, quantity, side));
    }

    Answer limit(String symbol, String side, String quantity, String price) {
        return post("/v2/orders", """
                {"symbol":"%s","qty":"%s","side":"%s","type":"limit","limit_price":"%s","time_in_force":"gtc"}
                """.formatted(symbol, quantity, side, price));
    }

    Answer order(String id) {
        return get("/v2/orders/" + id).is(200);
    }

    Faults faults() {
        return server.faults(key, secret);
    }

    TradeUpdates listen() {
        return TradeUpdates.of(this, server);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
