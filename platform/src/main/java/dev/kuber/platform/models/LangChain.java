package dev.kuber.platform.models;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Our requests and replies as LangChain4j knows them. It neither retries nor logs: a log would hold prompts and keys. */
final class LangChain {

    private LangChain() {}

    static ChatModel model(ModelRequest request, Endpoint endpoint, KeepingHttp http) {
        return switch (endpoint.provider()) {
            case OPENAI ->
                openAi(request, endpoint, http)
                        .maxCompletionTokens(request.maxTokens())
                        .build();
            case OPENAI_COMPATIBLE ->
                openAi(request, endpoint, http).maxTokens(request.maxTokens()).build();
            case ANTHROPIC ->
                AnthropicChatModel.builder()
                        .httpClientBuilder(http)
                        .baseUrl(endpoint.url().toString())
                        .apiKey(endpoint.key())
                        .modelName(request.model())
                        .maxTokens(request.maxTokens())
                        .maxRetries(0)
                        .build();
        };
    }

    private static OpenAiChatModel.OpenAiChatModelBuilder openAi(
            ModelRequest request, Endpoint endpoint, KeepingHttp http) {
        var builder = OpenAiChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(endpoint.url().toString())
                .modelName(request.model())
                .strictJsonSchema(true)
                .strictTools(true)
                .maxRetries(0);
        return endpoint.key().isEmpty() ? builder : builder.apiKey(endpoint.key());
    }

    /** Asks for a reply in pieces, and waits for its end on this thread. */
    static ChatResponse streamed(ModelRequest request, Endpoint endpoint, KeepingHttp http) {
        var whole = new CompletableFuture<ChatResponse>();
        streaming(request, endpoint, http).chat(chat(request), new StreamingChatResponseHandler() {
            @Override
            public void onCompleteResponse(ChatResponse response) {
                whole.complete(response);
            }

            @Override
            public void onError(Throwable problem) {
                whole.completeExceptionally(problem);
            }
        });
        if (!whole.isDone()) {
            throw new IllegalStateException("The reply came in one piece, or not to its end.");
        }
        return whole.join();
    }

    private static StreamingChatModel streaming(ModelRequest request, Endpoint endpoint, KeepingHttp http) {
        return switch (endpoint.provider()) {
            case OPENAI ->
                openAiStreaming(request, endpoint, http)
                        .maxCompletionTokens(request.maxTokens())
                        .build();
            case OPENAI_COMPATIBLE ->
                openAiStreaming(request, endpoint, http)
                        .maxTokens(request.maxTokens())
                        .build();
            case ANTHROPIC ->
                AnthropicStreamingChatModel.builder()
                        .httpClientBuilder(http)
                        .baseUrl(endpoint.url().toString())
                        .apiKey(endpoint.key())
                        .modelName(request.model())
                        .maxTokens(request.maxTokens())
                        .build();
        };
    }

    private static OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder openAiStreaming(
            ModelRequest request, Endpoint endpoint, KeepingHttp http) {
        var builder = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(endpoint.url().toString())
                .modelName(request.model())
                .strictJsonSchema(true)
                .strictTools(true);
        return endpoint.key().isEmpty() ? builder : builder.apiKey(endpoint.key());
    }

    static ChatRequest chat(ModelRequest request) {
        return ChatRequest.builder()
                .messages(request.turns().stream().map(LangChain::message).toList())
                .toolSpecifications(
                        request.tools().stream().map(LangChain::tool).toList())
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name(request.answer())
                                .rootElement(object(request.schema()))
                                .build())
                        .build())
                .build();
    }

    static Turn.Said said(ChatResponse response) {
        AiMessage message = response.aiMessage();
        return new Turn.Said(
                message.text(),
                message.toolExecutionRequests().stream()
                        .map(call -> new Turn.Call(
                                Objects.requireNonNullElse(call.id(), call.name()),
                                call.name(),
                                Objects.requireNonNullElse(call.arguments(), "{}")))
                        .toList());
    }

    private static ChatMessage message(Turn turn) {
        return switch (turn) {
            case Turn.Instructions(String text) -> SystemMessage.from(text);
            case Turn.Told(String text) -> UserMessage.from(text);
            case Turn.Given(String id, String tool, String text) -> ToolExecutionResultMessage.from(id, tool, text);
            case Turn.Said(String text, List<Turn.Call> calls) ->
                AiMessage.builder()
                        .text(text)
                        .toolExecutionRequests(
                                calls.stream().map(LangChain::execution).toList())
                        .build();
        };
    }

    private static ToolExecutionRequest execution(Turn.Call call) {
        return ToolExecutionRequest.builder()
                .id(call.id())
                .name(call.tool())
                .arguments(call.arguments())
                .build();
    }

    private static ToolSpecification tool(ModelRequest.Look look) {
        return ToolSpecification.builder()
                .name(look.name())
                .description(look.description())
                .parameters(object(look.arguments()))
                .build();
    }

    /** Only the outermost object is known to the library; what is within goes as we wrote it. */
    private static JsonObjectSchema object(ObjectNode schema) {
        var properties = new LinkedHashMap<String, JsonSchemaElement>();
        schema.path("properties")
                .properties()
                .forEach(property -> properties.put(
                        property.getKey(),
                        JsonRawSchema.from(property.getValue().toString())));
        return JsonObjectSchema.builder()
                .addProperties(properties)
                .required(schema.path("required")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList())
                .additionalProperties(false)
                .build();
    }
}
