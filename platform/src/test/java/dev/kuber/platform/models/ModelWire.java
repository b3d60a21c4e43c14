package dev.kuber.platform.models;

import dev.kuber.platform.models.ModelReplies.Reported;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replies in the words of the two APIs. */
final class ModelWire {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ModelWire() {}

    record Written(String body, Reported usage) {}

    static Written write(ModelReplies reply, String model, boolean anthropic) {
        return anthropic ? anthropic(reply, model) : openAi(reply, model);
    }

    private static Written openAi(ModelReplies reply, String model) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", "chatcmpl-1")
                .put("object", "chat.completion")
                .put("created", 1)
                .put("model", model);
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        Reported usage = switch (reply) {
            case ModelReplies.Says(String text, Reported tokens) -> {
                message.put("content", text);
                choice.put("finish_reason", "stop");
                yield tokens;
            }
            case ModelReplies.Thinks(String reasoning, String text, Reported tokens) -> {
                message.put("reasoning_content", reasoning).put("content", text);
                choice.put("finish_reason", "stop");
                yield tokens;
            }
            case ModelReplies.Truncated(String text, Reported tokens) -> {
                message.put("content", text);
                choice.put("finish_reason", "length");
                yield tokens;
            }
            case ModelReplies.Refuses(String reason, Reported tokens) -> {
                message.putNull("content").put("refusal", reason);
                choice.put("finish_reason", "stop");
                yield tokens;
            }
            case ModelReplies.Calls calls -> {
                message.putNull("content");
                choice.put("finish_reason", "tool_calls");
                calls.calls()
                        .forEach(call -> message.withArray("tool_calls")
                                .addObject()
                                .put("id", call.id())
                                .put("type", "function")
                                .putObject("function")
                                .put("name", call.tool())
                                .put("arguments", call.arguments()));
                yield calls.usage();
            }
            default -> throw new IllegalArgumentException(reply + " has no body.");
        };
        ObjectNode counted = body.putObject("usage")
                .put("prompt_tokens", usage.input())
                .put("completion_tokens", usage.output())
                .put("total_tokens", usage.input() + usage.output());
        counted.putObject("prompt_tokens_details").put("cached_tokens", usage.cached());
        return new Written(body.toString(), usage);
    }

    private static Written anthropic(ModelReplies reply, String model) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", "msg_1").put("type", "message").put("role", "assistant").put("model", model);
        var content = body.putArray("content");
        Reported usage = switch (reply) {
            case ModelReplies.Says(String text, Reported tokens) -> {
                content.addObject().put("type", "text").put("text", text);
                body.put("stop_reason", "end_turn");
                yield tokens;
            }
            case ModelReplies.Thinks(String reasoning, String text, Reported tokens) -> {
                content.addObject()
                        .put("type", "thinking")
                        .put("thinking", reasoning)
                        .put("signature", "");
                content.addObject().put("type", "text").put("text", text);
                body.put("stop_reason", "end_turn");
                yield tokens;
            }
            case ModelReplies.Truncated(String text, Reported tokens) -> {
                content.addObject().put("type", "text").put("text", text);
                body.put("stop_reason", "max_tokens");
                yield tokens;
            }
            case ModelReplies.Refuses(String reason, Reported tokens) -> {
                content.addObject().put("type", "text").put("text", reason);
                body.put("stop_reason", "refusal");
                yield tokens;
            }
            case ModelReplies.Calls calls -> {
                body.put("stop_reason", "tool_use");
                calls.calls()
                        .forEach(call -> content.addObject()
                                .put("type", "tool_use")
                                .put("id", call.id())
                                .put("name", call.tool())
                                .set("input", JSON.readTree(call.arguments())));
                yield calls.usage();
            }
            default -> throw new IllegalArgumentException(reply + " has no body.");
        };
        body.putObject("usage")
                .put("input_tokens", usage.input() - usage.cached())
                .put("cache_read_input_tokens", usage.cached())
                .put("cache_creation_input_tokens", 0)
                .put("output_tokens", usage.output());
        return new Written(body.toString(), usage);
    }
}
