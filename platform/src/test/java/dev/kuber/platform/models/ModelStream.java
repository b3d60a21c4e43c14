package dev.kuber.platform.models;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replies as server-sent events in the words of the two APIs, made of the body that they have in one piece. */
final class ModelStream {

    /** How many characters a piece has. */
    private static final int PIECE = 7;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ModelStream() {}

    /** @param length promised; 0 for one that shows when it ends */
    static void begin(HttpExchange http, long length) throws IOException {
        http.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        http.sendResponseHeaders(200, length);
    }

    static void piece(HttpExchange http, String event) throws IOException {
        http.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
        http.getResponseBody().flush();
    }

    /** Promises more than it sends. */
    static void half(HttpExchange http) throws IOException {
        http.sendResponseHeaders(200, 1_000);
        piece(http, "{\"choices\":[");
    }

    static void raw(HttpExchange http, ModelReplies.Raw raw, CountDownLatch closed)
            throws IOException, InterruptedException {
        byte[] bytes = raw.text().getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", "text/event-stream");
        int promised = switch (raw.end()) {
            case CLOSES -> bytes.length;
            case BREAKS -> bytes.length + 1;
            case STAYS_OPEN -> 0;
        };
        http.sendResponseHeaders(raw.status(), promised);
        for (int from = 0; from < bytes.length; from += raw.piece()) {
            http.getResponseBody().write(bytes, from, Math.min(raw.piece(), bytes.length - from));
            http.getResponseBody().flush();
        }
        switch (raw.end()) {
            case CLOSES -> http.getResponseBody().close();
            case BREAKS -> http.close();
            case STAYS_OPEN -> closed.await();
        }
    }

    /** The whole stream of a reply, as it should be. */
    static String of(ModelReplies reply, boolean anthropic) {
        return String.join(
                "", events(ModelWire.write(reply, "fake-small", anthropic).body(), anthropic, true));
    }

    static List<String> events(String body, boolean anthropic, boolean counted) {
        JsonNode whole = JSON.readTree(body);
        return anthropic ? anthropic(whole, counted) : openAi(whole, counted);
    }

    private static List<String> openAi(JsonNode whole, boolean counted) {
        var events = new ArrayList<String>();
        JsonNode choice = whole.path("choices").get(0);
        JsonNode message = choice.path("message");
        events.add(chunk(delta -> delta.put("role", "assistant").put("content", "")));
        for (String field : List.of("reasoning_content", "refusal", "content")) {
            for (String piece : pieces(message.path(field).asString(""))) {
                events.add(chunk(delta -> delta.put(field, piece)));
            }
        }
        int index = 0;
        for (JsonNode call : message.path("tool_calls")) {
            int at = index++;
            events.add(chunk(delta -> {
                ObjectNode given = delta.putArray("tool_calls").addObject().put("index", at);
                given.put("id", call.path("id").asString()).put("type", "function");
                given.putObject("function")
                        .put("name", call.path("function").path("name").asString())
                        .put("arguments", "");
            }));
            for (String piece : pieces(call.path("function").path("arguments").asString())) {
                events.add(chunk(delta -> delta.putArray("tool_calls")
                        .addObject()
                        .put("index", at)
                        .putObject("function")
                        .put("arguments", piece)));
            }
        }
        ObjectNode last = (ObjectNode) JSON.readTree(chunkJson(_ -> {}));
        ((ObjectNode) last.path("choices").get(0)).set("finish_reason", choice.path("finish_reason"));
        events.add("data: " + last + "\n\n");
        if (counted) {
            ObjectNode usage = JSON.createObjectNode().put("id", "chatcmpl-1");
            usage.put("object", "chat.completion.chunk").put("created", 1).put("model", "fake");
            usage.putArray("choices");
            usage.set("usage", whole.path("usage"));
            events.add("data: " + usage + "\n\n");
        }
        events.add("data: [DONE]\n\n");
        return events;
    }

    private static String chunk(Consumer<ObjectNode> fill) {
        return "data: " + chunkJson(fill) + "\n\n";
    }

    private static String chunkJson(Consumer<ObjectNode> fill) {
        ObjectNode chunk = JSON.createObjectNode().put("id", "chatcmpl-1");
        chunk.put("object", "chat.completion.chunk").put("created", 1).put("model", "fake");
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        fill.accept(choice.putObject("delta"));
        return chunk.toString();
    }

    private static List<String> anthropic(JsonNode whole, boolean counted) {
        var events = new ArrayList<String>();
        ObjectNode start = JSON.createObjectNode().put("type", "message_start");
        ObjectNode message = start.putObject("message").put("id", "msg_1").put("type", "message");
        message.put("role", "assistant").put("model", "fake").putArray("content");
        if (counted) {
            ObjectNode usage = whole.path("usage").deepCopy().asObject();
            message.set("usage", usage.put("output_tokens", 1));
        }
        events.add(named(start));
        events.add(named(JSON.createObjectNode().put("type", "ping")));
        int index = 0;
        for (JsonNode block : whole.path("content")) {
            block(events, block, index++);
        }
        ObjectNode end = JSON.createObjectNode().put("type", "message_delta");
        end.putObject("delta").set("stop_reason", whole.path("stop_reason"));
        if (counted) {
            end.putObject("usage").set("output_tokens", whole.path("usage").path("output_tokens"));
        }
        events.add(named(end));
        events.add(named(JSON.createObjectNode().put("type", "message_stop")));
        return events;
    }

    private static void block(List<String> events, JsonNode block, int index) {
        String type = block.path("type").asString();
        ObjectNode start =
                JSON.createObjectNode().put("type", "content_block_start").put("index", index);
        ObjectNode begun = start.putObject("content_block").put("type", type);
        String text = switch (type) {
            case "tool_use" -> {
                begun.put("id", block.path("id").asString())
                        .put("name", block.path("name").asString())
                        .putObject("input");
                yield block.path("input").toString();
            }
            case "thinking" -> block.path("thinking").asString();
            default -> block.path("text").asString();
        };
        events.add(named(start));
        for (String piece : pieces(text)) {
            ObjectNode delta =
                    JSON.createObjectNode().put("type", "content_block_delta").put("index", index);
            switch (type) {
                case "tool_use" ->
                    delta.putObject("delta").put("type", "input_json_delta").put("partial_json", piece);
                case "thinking" ->
                    delta.putObject("delta").put("type", "thinking_delta").put("thinking", piece);
                default -> delta.putObject("delta").put("type", "text_delta").put("text", piece);
            }
            events.add(named(delta));
        }
        events.add(
                named(JSON.createObjectNode().put("type", "content_block_stop").put("index", index)));
    }

    private static String named(ObjectNode event) {
        return "event: " + event.path("type").asString() + "\ndata: " + event + "\n\n";
    }

    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        for (int from = 0; from < text.length(); from += PIECE) {
            pieces.add(text.substring(from, Math.min(text.length(), from + PIECE)));
        }
        return pieces;
    }
}
