package dev.kuber.platform.models;

import dev.kuber.platform.json.KuberJson;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Sends one request to a provider, once. */
final class ProviderClient {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderClient.class);

    private static final Pattern STREAM = Pattern.compile("stream", Pattern.CASE_INSENSITIVE);

    /** How many models are remembered that do not stream; those beyond are asked twice each time. */
    private static final int MOST_KNOWN = 1_000;

    private final ProviderHttp http;
    private final KuberJson json;
    private final Clock clock;
    private final Set<Model> unstreamed = ConcurrentHashMap.newKeySet();

    /** A model at its provider. */
    private record Model(URI at, String name) {}

    ProviderClient(ProviderHttp http, KuberJson json, Clock clock) {
        this.http = http;
        this.json = json;
        this.clock = clock;
    }

    /** @param growing told of the reply as it grows, where the provider sends it in pieces */
    Sending send(ModelRequest request, Endpoint endpoint, KeepingHttp.Growing growing) {
        Model model = new Model(endpoint.url(), request.model());
        if (!endpoint.stream() || unstreamed.contains(model)) {
            return plain(request, endpoint, new KeepingHttp(http));
        }
        var pieces = new StreamedReply(endpoint.provider(), json);
        var kept = new KeepingHttp(http, pieces, growing);
        Sending sending = sent(endpoint, kept, pieces, () -> LangChain.streamed(request, endpoint, kept));
        if (kept.plain() && kept.response().filter(ProviderClient::successful).isPresent()) {
            return plain(request, endpoint, kept.replaying());
        }
        if (kept.response().filter(ProviderClient::wantsToBeAskedPlainly).isPresent()) {
            if (unstreamed.size() < MOST_KNOWN) {
                unstreamed.add(model);
            }
            return plain(request, endpoint, new KeepingHttp(http));
        }
        return sending;
    }

    private Sending plain(ModelRequest request, Endpoint endpoint, KeepingHttp kept) {
        return sent(
                endpoint,
                kept,
                null,
                () -> LangChain.model(request, endpoint, kept).chat(LangChain.chat(request)));
    }

    private Sending sent(
            Endpoint endpoint, KeepingHttp kept, @Nullable StreamedReply pieces, Supplier<ChatResponse> asking) {
        RuntimeException failed;
        try {
            Turn.Said said = LangChain.said(asking.get());
            return replied(endpoint, body(kept, pieces), said);
        } catch (RuntimeException e) {
            failed = e;
        }
        return switch (kept.failure()) {
            case ProviderHttp.NotReached e ->
                new Sending.Unreached(endpoint.name() + " cannot be reached: "
                        + endpoint.harmless(String.valueOf(e.getMessage())) + ".");
            case ProviderHttp.NoReply e ->
                new Sending.Lost(
                        endpoint.name() + " left a question without an answer: "
                                + endpoint.harmless(String.valueOf(e.getMessage())) + ".",
                        pieces == null
                                ? null
                                : ReplyBody.of(endpoint.provider(), pieces.body())
                                        .usage());
            case null, default -> failed(endpoint, kept, pieces, failed);
        };
    }

    private static boolean successful(ProviderHttp.Came response) {
        return response.statusCode() >= 200 && response.statusCode() < 300;
    }

    /** Some servers cannot stream, or not what was asked for, and some models only for those who are known well enough. */
    private static boolean wantsToBeAskedPlainly(ProviderHttp.Came response) {
        return switch (response.statusCode()) {
            case 400, 405, 406, 415, 422, 501 -> STREAM.matcher(response.body()).find();
            default -> false;
        };
    }

    private Sending replied(Endpoint endpoint, JsonNode body, Turn.Said said) {
        ReplyBody reply = ReplyBody.of(endpoint.provider(), body);
        Usage usage = reply.usage();
        return usage == null && !body.isObject()
                ? new Sending.Unreadable(unreadable(endpoint), null)
                : new Sending.Replied(new ModelReply(
                        said.text() == null ? reply.refusal() : said.text(),
                        reply.reasoning(),
                        said.calls(),
                        reply.finish(said),
                        usage == null ? new Usage(0, 0, 0) : usage,
                        usage != null));
    }

    /** The library gave up; what came back says why, and what is to be paid. */
    private Sending failed(
            Endpoint endpoint, KeepingHttp kept, @Nullable StreamedReply pieces, RuntimeException failure) {
        Optional<ProviderHttp.Came> response = kept.response();
        if (response.isEmpty()) {
            // Without the exception: it may quote what was to be sent.
            LOG.warn(
                    "A question could not be put to {}: {}.",
                    endpoint.provider().word(),
                    failure.getClass().getName());
            return new Sending.Unreached("The question could not be put to " + endpoint.name() + ".");
        }
        JsonNode body = body(kept, pieces);
        if (!successful(response.get())) {
            return declined(endpoint, response.get(), body);
        }
        ReplyBody reply = ReplyBody.of(endpoint.provider(), body);
        Usage usage = reply.usage();
        String refusal = reply.refusal();
        return usage != null && refusal != null
                ? new Sending.Replied(new ModelReply(refusal, null, List.of(), ModelReply.Finish.REFUSAL, usage, true))
                : new Sending.Unreadable(unreadable(endpoint), usage);
    }

    private static String unreadable(Endpoint endpoint) {
        return endpoint.name() + " sent a reply that cannot be read.";
    }

    private Sending.Declined declined(Endpoint endpoint, ProviderHttp.Came response, JsonNode body) {
        int status = response.statusCode();
        String said = body.path("error").path("message").asString("");
        String because = said.isEmpty() ? "" : " It says: " + endpoint.harmless(said);
        boolean outOfCredit = body.path("error").path("code").asString("").equals("insufficient_quota");
        boolean again = (status == 408 || status == 409 || status == 429 || status >= 500) && !outOfCredit;
        String sentence = endpoint.name()
                + switch (status) {
                    case 401, 403 -> " does not accept the key of this connection.";
                    case 404 -> " does not know this model or address.";
                    case 408, 500, 502, 503, 504, 529 -> " has trouble of its own (HTTP " + status + ").";
                    case 413 -> " finds the question too long.";
                    case 429 ->
                        outOfCredit ? " has no credit left for this key." : " gets too many questions with this key.";
                    default -> " refused the question (HTTP " + status + ").";
                }
                + because;
        return new Sending.Declined(sentence, status, again, wait(response));
    }

    /** Seconds or a date; null where the provider says nothing that can be understood. */
    private @Nullable Duration wait(ProviderHttp.Came response) {
        String given = response.headers().firstValue("Retry-After").orElse("").strip();
        if (given.matches("\\d{1,9}(\\.\\d+)?")) {
            return Duration.ofMillis((long) Math.ceil(Double.parseDouble(given) * 1_000));
        }
        try {
            var until = ZonedDateTime.parse(given, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration left = Duration.between(clock.instant(), until.toInstant());
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private JsonNode body(KeepingHttp kept, @Nullable StreamedReply pieces) {
        if (pieces != null && !kept.plain()) {
            return pieces.body();
        }
        try {
            return json.parse(kept.response().map(ProviderHttp.Came::body).orElse(""));
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
