package dev.kuber.platform.models;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way of one request to a provider; keeps what came back, whatever is made of it. */
final class KeepingHttp implements HttpClient, HttpClientBuilder {

    private final ProviderHttp http;
    private @Nullable HttpResponse<String> response;

    KeepingHttp(ProviderHttp http) {
        this.http = http;
    }

    /** What came back; empty if nothing did. */
    Optional<HttpResponse<String>> response() {
        return Optional.ofNullable(response);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        var sent = java.net.http.HttpRequest.newBuilder(java.net.URI.create(request.url()))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
        HttpResponse<String> came = http.send(sent);
        response = came;
        if (came.statusCode() < 200 || came.statusCode() >= 300) {
            throw new HttpException(came.statusCode(), "HTTP " + came.statusCode());
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(came.statusCode())
                .headers(came.headers().map())
                .body(came.body())
                .build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("Replies are not streamed.");
    }

    @Override
    public HttpClient build() {
        return this;
    }

    @Override
    public Duration connectTimeout() {
        return ProviderHttp.CONNECTING;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return http.patience();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }
}
