package dev.kuber.platform.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** HTTP to providers: no redirects, to which a key would be shown, no endless replies, and an end to waiting. */
final class ProviderHttp {

    static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final long LARGEST = 8 << 20;

    /** How long the end of a connection is waited for once all is said: one that ends properly can be used again. */
    private static final Duration LEAVING = Duration.ofMillis(250);

    /** How many things are heard after the last word. */
    private static final int AFTERWORDS = 4;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Addresses addresses;
    private final Duration patience;
    private final Duration silence;

    /**
     * @param patience how long a reply may take, to its last byte
     * @param silence how long nothing may come of a reply in pieces once it has begun
     */
    ProviderHttp(Addresses addresses, Duration patience, Duration silence) {
        this.addresses = addresses;
        this.patience = patience;
        this.silence = silence;
    }

    /** Nobody was reached; nothing was sent. */
    static final class NotReached extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        NotReached(String sentence, IOException cause) {
            super(sentence, cause);
        }
    }

    /** It was sent, and no whole reply came. */
    static final class NoReply extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        NoReply(String sentence, IOException cause) {
            super(sentence, cause);
        }
    }

    /** Who hears a reply in pieces, line by line, on the thread that waits for it. */
    interface Lines {
        void next(String line);

        /** Whether the answer has begun: from then on the provider has no reason to be silent for long. */
        boolean begun();

        /** Whether the provider has said its last word: what comes after that, or does not, matters no more. */
        boolean over();
    }

    /** What came back: of a reply in pieces no body. */
    record Came(int statusCode, HttpHeaders headers, String body) {

        /** Whether it came in pieces. */
        boolean streamed() {
            return streams(statusCode, headers);
        }
    }

    /** What the thread that waits for a stream is told. */
    private sealed interface News {
        record Begun(Came head) implements News {}

        record Line(String text) implements News {}

        record End(
                @Nullable HttpResponse<String> response,
                @Nullable Throwable failure) implements News {}
    }

    Duration patience() {
        return patience;
    }

    /** An error is no reply in pieces, whatever its headers say. */
    private static boolean streams(int status, HttpHeaders headers) {
        return status == 200
                && headers.firstValue("Content-Type")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .startsWith("text/event-stream");
    }

    /**
     * Sends and waits for the whole reply.
     *
     * @throws NotReached if it never got there
     * @throws NoReply if what came of it is not known; after an interrupt, which stays set, too
     */
    Came send(HttpRequest.Builder builder) {
        CompletableFuture<HttpResponse<String>> reply = sent(builder, BodyHandlers.ofString());
        try {
            return came(reply.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw failure(e);
        } catch (InterruptedException _) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } finally {
            reply.cancel(true);
        }
    }

    /**
     * Sends and hands over each line of a stream of events as it comes. A reply that is no such stream is in the response,
     * whole.
     *
     * @throws NotReached as {@link #send}
     * @throws NoReply as {@link #send}
     */
    Came stream(HttpRequest.Builder builder, Lines lines) {
        var news = new LinkedBlockingQueue<News>();
        CompletableFuture<HttpResponse<String>> reply = sent(builder, inPieces(news));
        CompletableFuture<Void> told = reply.copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handle((response, failure) -> {
                    news.add(new News.End(response, failure));
                    return null;
                });
        Came head = null;
        try {
            while (true) {
                News next = lines.begun() ? news.poll(silence.toMillis(), TimeUnit.MILLISECONDS) : news.take();
                switch (next) {
                    case null ->
                        throw noReply("it stopped in the middle of its reply and said nothing more for "
                                + silence.toSeconds() + " seconds");
                    case News.Begun(Came begun) -> head = begun;
                    case News.Line(String text) -> {
                        lines.next(text);
                        if (lines.over() && head != null) {
                            leave(news);
                            return head;
                        }
                    }
                    case News.End(HttpResponse<String> response, Throwable failure) -> {
                        if (response == null) {
                            throw failure(failure);
                        }
                        return came(response);
                    }
                }
            }
        } catch (InterruptedException _) {
            throw interrupted();
        } finally {
            told.cancel(true);
            reply.cancel(true);
        }
    }

    /** Whoever is told to stop here has the whole reply already, and is told again. */
    private static void leave(BlockingQueue<News> news) {
        try {
            for (int heard = 0; heard < AFTERWORDS; heard++) {
                News next = news.poll(LEAVING.toMillis(), TimeUnit.MILLISECONDS);
                if (next == null || next instanceof News.End) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Came came(HttpResponse<String> response) {
        return new Came(response.statusCode(), response.headers(), response.body());
    }

    private CompletableFuture<HttpResponse<String>> sent(HttpRequest.Builder builder, BodyHandler<String> body) {
        HttpRequest request = builder.build();
        addresses.refusal(request.uri()).ifPresent(reason -> {
            throw new NotReached(reason, new IOException(reason));
        });
        return client.sendAsync(request, BodyHandlers.limiting(body, LARGEST));
    }

    private static BodyHandler<String> inPieces(BlockingQueue<News> news) {
        return info -> {
            if (!streams(info.statusCode(), info.headers())) {
                return BodySubscribers.ofString(StandardCharsets.UTF_8);
            }
            news.add(new News.Begun(new Came(info.statusCode(), info.headers(), "")));
            return BodySubscribers.fromLineSubscriber(new ToQueue(news), _ -> "", StandardCharsets.UTF_8, null);
        };
    }

    /** Its end is told by the response. */
    private record ToQueue(BlockingQueue<News> news) implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            news.add(new News.Line(line));
        }

        @Override
        public void onError(Throwable problem) {}

        @Override
        public void onComplete() {}
    }

    private UncheckedIOException failure(@Nullable Throwable failed) {
        Throwable cause = failed instanceof CompletionException && failed.getCause() != null
                ? failed.getCause()
                : failed == null ? new IOException("no reply") : failed;
        if (cause instanceof TimeoutException) {
            return noReply("it did not answer within " + patience.toSeconds() + " seconds");
        }
        boolean reached = !(cause instanceof ConnectException)
                && !(cause instanceof UnknownHostException)
                && !(cause instanceof java.net.http.HttpConnectTimeoutException)
                && !(cause.getCause() instanceof UnresolvedAddressException);
        IOException io = cause instanceof IOException known ? known : new IOException(cause);
        return reached
                ? new NoReply("the connection broke before the reply was complete", io)
                : new NotReached("nobody answers there", io);
    }

    private static NoReply interrupted() {
        Thread.currentThread().interrupt();
        return noReply("this program was told to stop waiting");
    }

    static NoReply noReply(String sentence) {
        return new NoReply(sentence, new IOException(sentence));
    }
}
