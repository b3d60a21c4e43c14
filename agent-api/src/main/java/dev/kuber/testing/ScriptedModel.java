package dev.kuber.testing;

import dev.kuber.port.LanguageModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A language model that says what a test tells it to, and keeps what it was asked. Members of a crew may ask at the same
 * time: each has its own script, so that what it gets does not depend on who was first.
 */
public final class ScriptedModel implements LanguageModel {

    private final Map<String, Deque<Function<Question<?>, Record>>> scripts = new HashMap<>();
    private final List<Question<?>> asked = new ArrayList<>();

    /** What this member is told next, one answer a question. */
    public ScriptedModel says(String member, Record... answers) {
        for (Record answer : answers) {
            answers(member, _ -> answer);
        }
        return this;
    }

    /** How this member's next question is answered; what the function throws is what the member sees. */
    public synchronized ScriptedModel answers(String member, Function<Question<?>, Record> reply) {
        scripts.computeIfAbsent(member, _ -> new ArrayDeque<>()).add(reply);
        return this;
    }

    /** What was asked, in the order of arrival. */
    public synchronized List<Question<?>> asked() {
        return List.copyOf(asked);
    }

    /** What this member asked, in order. */
    public List<Question<?>> asked(String member) {
        return asked().stream().filter(q -> q.member().equals(member)).toList();
    }

    @Override
    public <T extends Record> T ask(Question<T> question) {
        Record answer = next(question).apply(question);
        if (!question.answer().isInstance(answer)) {
            throw new AssertionError(question.member() + " asks for a "
                    + question.answer().getSimpleName() + ", the test has " + answer + ".");
        }
        return question.answer().cast(answer);
    }

    private synchronized Function<Question<?>, Record> next(Question<?> question) {
        asked.add(question);
        Deque<Function<Question<?>, Record>> script = scripts.get(question.member());
        if (script == null || script.isEmpty()) {
            throw new Unavailable(
                    "No model '" + question.model() + "' is connected: add its key or choose rules.", false);
        }
        return script.remove();
    }
}
