package dev.kuber.platform.markets.news;

import dev.kuber.port.News;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to one provider of news. Each is sent once: whoever wants news asks again in a minute anyway. */
final class NewsRequests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int TOO_MANY = 429;

    private final String provider;
    private final Duration patience;
    private final InstantSource clock;
    private final HttpClient http;
    private volatile Instant pause = Instant.MIN;

    /** @param provider as in a sentence */
    NewsRequests(String provider, Duration patience, InstantSource clock) {
        this.provider = provider;
        this.patience = patience;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .executor(task -> Thread.ofVirtual().start(task))
                .build();
    }

    /** @throws News.Unavailable with a sentence that holds no secret */
    JsonNode get(URI uri, Map<String, String> headers) {
        Instant now = clock.instant();
        if (now.isBefore(pause)) {
            throw new News.Unavailable(provider + " takes no more requests until " + pause + ".");
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(patience).header("Accept", "application/json");
        headers.forEach(request::header);
        try {
            return read(http.send(request.build(), BodyHandlers.ofString()), now);
        } catch (HttpTimeoutException _) {
            throw new News.Unavailable(provider + " did not answer in time.");
        } catch (IOException _) {
            throw new News.Unavailable(provider + " cannot be reached.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new News.Unavailable("Kuber was stopped before the answer of " + provider + " came.");
        }
    }

    private JsonNode read(HttpResponse<String> response, Instant now) {
        int status = response.statusCode();
        if (status == TOO_MANY) {
            pause = now.plus(pause(response));
            throw new News.Unavailable(provider + " takes no more requests until " + pause + ".");
        }
        if (status == 401 || status == 403) {
            throw new News.Unavailable(
                    provider + " does not accept the key (HTTP " + status + "): the operator must look at it.");
        }
        if (status != 200) {
            throw new News.Unavailable(provider + " answered with an error of its own (HTTP " + status + ").");
        }
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException _) {
            throw new News.Unavailable("The answer of " + provider + " cannot be read.");
        }
    }

    /** What {@code Retry-After} says in seconds, within reason. */
    private static Duration pause(HttpResponse<String> response) {
        try {
            Duration asked = response.headers()
                    .firstValue("Retry-After")
                    .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds.strip())))
                    .orElse(USUAL_PAUSE);
            return asked.isNegative() || asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
        } catch (NumberFormatException _) {
            // A date or nonsense; a minute is long enough for every plan.
            return USUAL_PAUSE;
        }
    }
}
