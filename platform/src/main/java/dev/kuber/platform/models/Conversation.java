package dev.kuber.platform.models;

import dev.kuber.platform.catalog.Binding;
import dev.kuber.platform.catalog.Configs;
import dev.kuber.port.LanguageModel.Question;
import dev.kuber.port.LanguageModel.Tool;
import dev.kuber.port.LanguageModel.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One question until its answer: what the model wants to look up it gets, within bounds, and an answer that does not fit
 * may be repaired once. Decides by what it is told alone, so that equal replies lead to equal requests.
 */
final class Conversation {

    /** How often a model may look things up; then it is told to answer. */
    static final int LOOKS = 5;

    /** How many things it may look up at a time. */
    private static final int CALLS = 8;

    private static final String ONLY_JSON = """


            Answer with one JSON object and nothing else. It fits this schema:
            """;

    private static final int LONGEST_RESULT = 20_000;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Question<?> question;
    private final AnswerSchema schema;
    private final List<Turn> turns = new ArrayList<>();
    private ModelRequest request;
    private int looks;
    private boolean repaired;

    private Conversation(Question<?> question, Provider provider, String model) {
        this.question = question;
        this.schema = AnswerSchema.of(question.answer());
        turns.add(new Turn.Instructions(instructions(question, provider, schema)));
        turns.add(new Turn.Told(question.prompt().data()));
        this.request = new ModelRequest(
                provider,
                model,
                turns,
                question.answer().getSimpleName(),
                schema.json(),
                question.tools().stream().map(Conversation::look).toList(),
                question.maxTokens());
    }

    /** @throws Unavailable if the answer cannot be used */
    static <T extends Record> T hold(Question<T> question, Provider provider, String model, Answers answers) {
        var conversation = new Conversation(question, provider, model);
        while (true) {
            ModelReply reply = answers.to(conversation.request, question);
            Optional<Record> answer = conversation.heard(reply);
            if (answer.isPresent()) {
                return question.answer().cast(answer.get());
            }
            conversation.request = conversation.request.with(conversation.turns);
        }
    }

    /** Servers of one's own do not always hold a schema that they are given. */
    private static String instructions(Question<?> question, Provider provider, AnswerSchema schema) {
        String system = question.prompt().system();
        return provider == Provider.OPENAI_COMPATIBLE ? system + ONLY_JSON + schema.json() : system;
    }

    private static ModelRequest.Look look(Tool<?> tool) {
        return new ModelRequest.Look(
                tool.name(),
                tool.description(),
                AnswerSchema.of(tool.arguments()).json());
    }

    /** The answer, or what to say next. */
    private Optional<Record> heard(ModelReply reply) {
        String text = reply.text() == null ? "" : reply.text();
        return switch (reply.finish()) {
            case REFUSAL -> throw new Unavailable(who() + " refused to answer: " + shown(text), false);
            case CALLS -> {
                turns.add(new Turn.Said(reply.text(), reply.calls()));
                give(reply.calls());
                yield Optional.empty();
            }
            case LENGTH -> {
                repair(
                        text,
                        "It was cut off after " + question.maxTokens() + " tokens.",
                        "Your answer was cut off after " + question.maxTokens()
                                + " tokens. Answer again, more briefly.");
                yield Optional.empty();
            }
            case STOP ->
                switch (schema.read(text)) {
                    case AnswerSchema.Reading.Fits(Record value) -> Optional.of(value);
                    case AnswerSchema.Reading.Wrong(String sentence) -> {
                        repair(
                                text,
                                sentence,
                                "Your answer cannot be used: " + sentence
                                        + " Answer again with one JSON object that fits the schema, and nothing else.");
                        yield Optional.empty();
                    }
                };
        };
    }

    private void repair(String text, String fault, String told) {
        if (repaired) {
            throw new Unavailable(
                    who() + " gave an answer that cannot be used, and another one when it was told so: " + fault
                            + " Choose a more capable model, or 'rules'.",
                    true);
        }
        repaired = true;
        turns.add(new Turn.Said(text.isEmpty() ? "(nothing)" : text, List.of()));
        turns.add(new Turn.Told(told));
    }

    private void give(List<Turn.Call> calls) {
        if (looks > LOOKS) {
            throw new Unavailable(
                    who() + " looked things up " + LOOKS + " times and went on when it was told to answer."
                            + " Choose a more capable model, or 'rules'.",
                    true);
        }
        looks++;
        for (int i = 0; i < calls.size(); i++) {
            Turn.Call call = calls.get(i);
            String result = looks > LOOKS || i >= CALLS
                    ? "There are no more look-ups: answer now with what you know."
                    : result(call);
            turns.add(new Turn.Given(call.id(), call.tool(), result));
        }
    }

    private String result(Turn.Call call) {
        for (Tool<?> tool : question.tools()) {
            if (tool.name().equals(call.tool())) {
                String result = result(tool, call.arguments());
                return result.length() <= LONGEST_RESULT
                        ? result
                        : result.substring(0, LONGEST_RESULT) + "... (cut off)";
            }
        }
        return "There is no tool of this name.";
    }

    private static <A extends Record> String result(Tool<A> tool, String arguments) {
        JsonNode json;
        try {
            json = MAPPER.readTree(arguments.isBlank() ? "{}" : arguments);
        } catch (JacksonException _) {
            return "The arguments are not JSON.";
        }
        return switch (Configs.bind(tool.arguments(), json)) {
            case Binding.Bound(Record value) ->
                tool.call().apply(tool.arguments().cast(value));
            case Binding.Refused refused ->
                "The arguments are wrong: "
                        + String.join(
                                " ",
                                refused.faults().stream()
                                        .map(Binding.Fault::message)
                                        .toList());
        };
    }

    private String who() {
        return "The model '" + question.model() + "', asked by " + question.member() + ",";
    }

    private static String shown(String text) {
        String line = text.isBlank()
                ? "it gives no reason."
                : text.replaceAll("\\s+", " ").strip();
        return line.length() <= 200 ? line : line.substring(0, 200) + "...";
    }
}
