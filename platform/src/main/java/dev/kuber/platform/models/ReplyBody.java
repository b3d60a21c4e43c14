package dev.kuber.platform.models;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the body of a reply says beside the answer; every field may be missing. */
sealed interface ReplyBody {

    /** Null if it does not say. */
    @Nullable
    Usage usage();

    /** What the model thought before it answered; null where that is not shown. */
    @Nullable
    String reasoning();

    /** Why it will not answer; null if it does. */
    @Nullable
    String refusal();

    ModelReply.Finish finish(Turn.Said said);

    static ReplyBody of(Provider provider, JsonNode body) {
        return switch (provider) {
            case OPENAI, OPENAI_COMPATIBLE -> new OpenAi(body);
            case ANTHROPIC -> new Anthropic(body);
        };
    }

    private static @Nullable String text(JsonNode node) {
        String text = node.asString("");
        return text.isBlank() ? null : text;
    }

    /** A chat completion. */
    record OpenAi(JsonNode body) implements ReplyBody {
        @Override
        public @Nullable Usage usage() {
            JsonNode usage = body.path("usage");
            return usage.path("prompt_tokens").isNumber()
                    ? new Usage(
                            usage.path("prompt_tokens").asLong(0),
                            usage.path("prompt_tokens_details")
                                    .path("cached_tokens")
                                    .asLong(0),
                            usage.path("completion_tokens").asLong(0))
                    : null;
        }

        private JsonNode choice() {
            return body.path("choices").path(0);
        }

        @Override
        public @Nullable String reasoning() {
            String content = text(choice().path("message").path("reasoning_content"));
            return content != null ? content : text(choice().path("message").path("reasoning"));
        }

        @Override
        public @Nullable String refusal() {
            return text(choice().path("message").path("refusal"));
        }

        @Override
        public ModelReply.Finish finish(Turn.Said said) {
            if (refusal() != null) {
                return ModelReply.Finish.REFUSAL;
            }
            return switch (choice().path("finish_reason").asString("")) {
                case "length" -> ModelReply.Finish.LENGTH;
                case "content_filter" -> ModelReply.Finish.REFUSAL;
                default -> said.calls().isEmpty() ? ModelReply.Finish.STOP : ModelReply.Finish.CALLS;
            };
        }
    }

    /** A message. Its count of input tokens leaves out those that concern the cache. */
    record Anthropic(JsonNode body) implements ReplyBody {
        @Override
        public @Nullable Usage usage() {
            JsonNode usage = body.path("usage");
            long cached = usage.path("cache_read_input_tokens").asLong(0);
            return usage.path("input_tokens").isNumber()
                    ? new Usage(
                            usage.path("input_tokens").asLong(0)
                                    + cached
                                    + usage.path("cache_creation_input_tokens").asLong(0),
                            cached,
                            usage.path("output_tokens").asLong(0))
                    : null;
        }

        @Override
        public @Nullable String reasoning() {
            for (JsonNode part : body.path("content")) {
                if (part.path("type").asString("").equals("thinking")) {
                    return text(part.path("thinking"));
                }
            }
            return null;
        }

        @Override
        public @Nullable String refusal() {
            if (!body.path("stop_reason").asString("").equals("refusal")) {
                return null;
            }
            String said = text(body.path("content").path(0).path("text"));
            return said == null ? "It gives no reason." : said;
        }

        @Override
        public ModelReply.Finish finish(Turn.Said said) {
            return switch (body.path("stop_reason").asString("")) {
                case "max_tokens", "model_context_window_exceeded" -> ModelReply.Finish.LENGTH;
                case "refusal" -> ModelReply.Finish.REFUSAL;
                default -> said.calls().isEmpty() ? ModelReply.Finish.STOP : ModelReply.Finish.CALLS;
            };
        }
    }
}
