package dev.kuber.platform.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** HTTP to providers: no redirects, to which a key would be shown, no endless replies, and an end to waiting. */
final class ProviderHttp {

    static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final long LARGEST = 8 << 20;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Addresses addresses;
    private final Duration patience;

    /** @param patience how long a reply may take, to its last byte */
    ProviderHttp(Addresses addresses, Duration patience) {
        this.addresses = addresses;
        this.patience = patience;
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

    Duration patience() {
        return patience;
    }

    /**
     * Sends and waits for the whole reply.
     *
     * @throws NotReached if it never got there
     * @throws NoReply if what came of it is not known; after an interrupt, which stays set, too
     */
    HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        addresses.refusal(request.uri()).ifPresent(reason -> {
            throw new NotReached(reason, new IOException(reason));
        });
        CompletableFuture<HttpResponse<String>> reply = client.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LARGEST));
        try {
            return reply.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            reply.cancel(true);
            throw noReply("it did not answer within " + patience.toSeconds() + " seconds");
        } catch (InterruptedException _) {
            reply.cancel(true);
            Thread.currentThread().interrupt();
            throw noReply("this program was told to stop waiting");
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        }
    }

    private static UncheckedIOException failure(Throwable cause) {
        boolean reached = !(cause instanceof ConnectException)
                && !(cause instanceof UnknownHostException)
                && !(cause instanceof java.net.http.HttpConnectTimeoutException)
                && !(cause.getCause() instanceof UnresolvedAddressException);
        IOException io = cause instanceof IOException known ? known : new IOException(cause);
        return reached
                ? new NoReply("the connection broke before the reply was complete", io)
                : new NotReached("nobody answers there", io);
    }

    private static NoReply noReply(String sentence) {
        return new NoReply(sentence, new IOException(sentence));
    }
}
