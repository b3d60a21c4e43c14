package dev.kuber.platform.models;

import dev.kuber.platform.json.KuberJson;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A reply that comes in pieces, as server-sent events, put together to the body that it would have had in one piece: what
 * {@link ReplyBody} reads of it, not its calls.
 */
final class StreamedReply {

    private static final String DONE = "[DONE]";

    private final Provider provider;
    private final KuberJson json;
    private final StringBuilder data = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final ObjectNode usage = JsonNodeFactory.instance.objectNode();
    private String name = "";
    private String finish = "";
    private boolean begun;
    private boolean complete;
    private boolean over;
    private @Nullable String trouble;

    StreamedReply(Provider provider, KuberJson json) {
        this.provider = provider;
        this.json = json;
    }

    /** Takes one line of the stream; gives the event that it ends. */
    Optional<ServerSentEvent> line(String line) {
        if (line.isEmpty()) {
            return event();
        }
        if (line.startsWith("data:")) {
            data.append(data.isEmpty() ? "" : "\n").append(line.substring(5).strip());
        } else if (line.startsWith("event:")) {
            name = line.substring(6).strip();
        }
        return Optional.empty();
    }

    private Optional<ServerSentEvent> event() {
        if (data.isEmpty()) {
            name = "";
            return Optional.empty();
        }
        var event = new ServerSentEvent(name, data.toString());
        data.setLength(0);
        name = "";
        take(event.data());
        return trouble == null ? Optional.of(event) : Optional.empty();
    }

    /** The last event of a stream that does not end with an empty line. */
    Optional<ServerSentEvent> end() {
        return event();
    }

    private void take(String piece) {
        if (piece.equals(DONE)) {
            complete = true;
            over = true;
            return;
        }
        JsonNode tree;
        try {
            tree = json.parse(piece);
        } catch (JacksonException _) {
            trouble = "it sent something in the middle of its reply that cannot be read";
            return;
        }
        JsonNode error = tree.path("error");
        if (error.isObject() || error.isString()) {
            String said = error.path("message").asString(error.asString(""));
            trouble = "it had trouble in the middle of its reply" + (said.isEmpty() ? "" : ": " + said);
            return;
        }
        switch (provider) {
            case OPENAI, OPENAI_COMPATIBLE -> chunk(tree);
            case ANTHROPIC -> message(tree);
        }
    }

    private void chunk(JsonNode chunk) {
        count(chunk.path("usage"));
        JsonNode choice = chunk.path("choices").path(0);
        JsonNode delta = choice.path("delta");
        add(text, delta.path("content"));
        // Some servers send the same under both names.
        boolean named = !delta.path("reasoning_content").asString("").isEmpty();
        add(reasoning, delta.path(named ? "reasoning_content" : "reasoning"));
        add(refusal, delta.path("refusal"));
        begun |= delta.has("tool_calls");
        String why = choice.path("finish_reason").asString("");
        if (!why.isEmpty()) {
            finish = why;
            complete = true;
        }
    }

    private void message(JsonNode event) {
        switch (event.path("type").asString("")) {
            case "message_start" -> count(event.path("message").path("usage"));
            case "content_block_start" -> {
                JsonNode block = event.path("content_block");
                add(text, block.path("text"));
                add(reasoning, block.path("thinking"));
            }
            case "content_block_delta" -> {
                JsonNode delta = event.path("delta");
                add(text, delta.path("text"));
                add(reasoning, delta.path("thinking"));
                begun = true;
            }
            case "message_delta" -> {
                finish = event.path("delta").path("stop_reason").asString(finish);
                count(event.path("usage"));
            }
            case "message_stop" -> {
                complete = true;
                over = true;
            }
            default -> {} // pings, ends of blocks, and what is not known yet
        }
    }

    /** What is left open does not wipe out what was said before. */
    private void count(JsonNode counted) {
        for (Map.Entry<String, JsonNode> count : counted.properties()) {
            if (!count.getValue().isNull()) {
                usage.set(count.getKey(), count.getValue());
            }
        }
    }

    private void add(StringBuilder whole, JsonNode piece) {
        String more = piece.asString("");
        whole.append(more);
        begun |= !more.isEmpty();
    }

    /** Whether something of the answer has come. */
    boolean begun() {
        return begun;
    }

    /** Whether nothing more is to be expected, for better or worse. */
    boolean over() {
        return over || trouble != null;
    }

    /** Whether the provider has said that this is all. */
    boolean complete() {
        return complete && trouble == null;
    }

    /** What went wrong within the stream; null if nothing did. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** Shows what there is; without copying it, because this happens with every piece. */
    void show(KeepingHttp.Growing growing) {
        growing.grown(reasoning, text);
    }

    /** The body, as far as it has come. */
    JsonNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!usage.isEmpty()) {
            body.set("usage", usage);
        }
        switch (provider) {
            case OPENAI, OPENAI_COMPATIBLE -> {
                ObjectNode choice = body.putArray("choices").addObject();
                choice.put("finish_reason", finish);
                choice.putObject("message")
                        .put("content", text.toString())
                        .put("reasoning_content", reasoning.toString())
                        .put("refusal", refusal.toString());
            }
            case ANTHROPIC -> {
                body.put("stop_reason", finish);
                var content = body.putArray("content");
                if (!text.isEmpty()) {
                    content.addObject().put("type", "text").put("text", text.toString());
                }
                if (!reasoning.isEmpty()) {
                    content.addObject().put("type", "thinking").put("thinking", reasoning.toString());
                }
            }
        }
        return body;
    }
}
