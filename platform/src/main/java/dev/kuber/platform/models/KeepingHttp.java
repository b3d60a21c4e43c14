package dev.kuber.platform.models;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEventParsingHandle;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way of one request to a provider; keeps what came back, whatever is made of it. */
final class KeepingHttp implements HttpClient, HttpClientBuilder {

    /** The library may not stop a reply: what is paid is heard to its end. */
    private static final ServerSentEventContext UNSTOPPABLE = new ServerSentEventContext(new ToTheEnd());

    private final ProviderHttp http;
    private final @Nullable StreamedReply streamed;
    private final Growing growing;
    private ProviderHttp.@Nullable Came response;
    private @Nullable UncheckedIOException failure;
    private @Nullable RuntimeException unreadable;
    private boolean replays;

    /** The way of a request whose reply comes in one piece. */
    KeepingHttp(ProviderHttp http) {
        this(http, null, (_, _) -> {});
    }

    /**
     * The way of a request whose reply may come in pieces.
     *
     * @param streamed puts them together
     * @param growing told of each
     */
    KeepingHttp(ProviderHttp http, @Nullable StreamedReply streamed, Growing growing) {
        this.http = http;
        this.streamed = streamed;
        this.growing = growing;
    }

    /** Somebody who follows a reply as it grows. */
    @FunctionalInterface
    interface Growing {
        /** Both whole, from the beginning; to be looked at now and not to be kept. */
        void grown(CharSequence reasoning, CharSequence text);
    }

    private static final class ToTheEnd implements ServerSentEventParsingHandle {
        @Override
        public void cancel() {
            throw new UnsupportedOperationException("A reply is heard to its end.");
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    /** What came back; empty if nothing did. A reply in pieces has no body here. */
    Optional<ProviderHttp.Came> response() {
        return Optional.ofNullable(response);
    }

    /** Why nothing, or not all, came back; null if it did. */
    @Nullable
    UncheckedIOException failure() {
        return failure;
    }

    /** Whether the reply came in one piece, although it might have come in several. */
    boolean plain() {
        ProviderHttp.Came came = response;
        return came != null && !came.streamed();
    }

    /** From now on gives what came back, and sends nothing. */
    KeepingHttp replaying() {
        replays = true;
        return this;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        ProviderHttp.Came came = response;
        if (!replays || came == null) {
            came = kept(() -> http.send(sent(request)));
        }
        return successful(came);
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        StreamedReply pieces = streamed;
        if (pieces == null) {
            throw new UnsupportedOperationException("This reply comes in one piece.");
        }
        ProviderHttp.Came came = kept(() -> http.stream(sent(request), new ProviderHttp.Lines() {
            @Override
            public void next(String line) {
                pieces.line(line).ifPresent(event -> {
                    hand(event, listener);
                    pieces.show(growing);
                });
            }

            @Override
            public boolean begun() {
                return pieces.begun();
            }

            @Override
            public boolean over() {
                return pieces.over();
            }
        }));
        if (plain()) {
            successful(came);
            return;
        }
        pieces.end().ifPresent(event -> hand(event, listener));
        String trouble = pieces.trouble();
        if (!pieces.complete()) {
            failure = ProviderHttp.noReply(trouble == null ? "its reply ended before it was complete" : trouble);
            throw failure;
        }
        RuntimeException unread = unreadable;
        if (unread != null) {
            throw unread;
        }
        listener.onClose();
    }

    /** What the library cannot read is heard to its end all the same: it says what is to be paid. */
    private void hand(ServerSentEvent event, ServerSentEventListener listener) {
        if (unreadable != null) {
            return;
        }
        try {
            listener.onEvent(event, UNSTOPPABLE);
        } catch (RuntimeException e) {
            unreadable = e;
        }
    }

    private static java.net.http.HttpRequest.Builder sent(HttpRequest request) {
        var sent = java.net.http.HttpRequest.newBuilder(java.net.URI.create(request.url()))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
        return sent;
    }

    private ProviderHttp.Came kept(java.util.function.Supplier<ProviderHttp.Came> sending) {
        try {
            ProviderHttp.Came came = sending.get();
            response = came;
            return came;
        } catch (UncheckedIOException e) {
            failure = e;
            throw e;
        }
    }

    private static SuccessfulHttpResponse successful(ProviderHttp.Came came) {
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
