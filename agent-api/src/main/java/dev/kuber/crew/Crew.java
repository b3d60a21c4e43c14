package dev.kuber.crew;

import dev.kuber.port.LanguageModel;
import dev.kuber.port.LanguageModel.Prompt;
import dev.kuber.port.LanguageModel.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Members that ask one model: side by side where they need not know each other, one after the other where they do. What
 * one member says is data to the next, fenced like everything that a model reads.
 */
public final class Crew {

    /** Rounds of a debate at most: each costs an answer of every side. */
    public static final int MOST_ROUNDS = 3;

    private final LanguageModel models;
    private final String model;

    /** @param model a connected model's name */
    public Crew(LanguageModel models, String model) {
        this.models = models;
        this.model = model;
    }

    /** The name of the model that is asked. */
    public String model() {
        return model;
    }

    /**
     * Asks one member.
     *
     * @throws LanguageModel.Unavailable if there is no answer that can be used
     * @throws LanguageModel.BudgetExceeded if the money is gone
     */
    public <T extends Record> T ask(Member.Brief<T> brief) {
        Member<T> member = brief.member();
        Instructions told = member.instructions();
        return models.ask(new Question<>(
                model,
                member.role(),
                new Prompt(told.name(), told.version(), told.text(), brief.data()),
                member.answer(),
                member.tools(),
                member.maxTokens()));
    }

    /**
     * Asks all of them at the same time; the answers come in their order, whoever was first. When one fails the others are
     * heard to the end before the failure is thrown: their answers are recorded, so that asking again buys only what is
     * missing.
     */
    public <T extends Record> List<Said<T>> hear(List<Member.Brief<T>> briefs) {
        return SideBySide.all(briefs, brief -> new Said<>(brief.member(), ask(brief)));
    }

    /**
     * Lets sides answer each other: in each round all speak at the same time, having read what was said in the rounds
     * before.
     *
     * @param rounds 0 to {@link #MOST_ROUNDS}
     * @param data what all of them look at
     * @param words an answer as the others read it
     * @return everything said, in order
     */
    public <T extends Record> List<Said<T>> debate(
            List<Member<T>> sides, int rounds, String data, Function<T, String> words) {
        if (rounds < 0 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("A debate has 0 to " + MOST_ROUNDS + " rounds, not " + rounds + ".");
        }
        var said = new ArrayList<Said<T>>();
        for (int round = 0; round < rounds; round++) {
            String heard = said.isEmpty() ? data : data + transcript("debate", said, words);
            said.addAll(hear(sides.stream().map(side -> side.reads(heard)).toList()));
        }
        return List.copyOf(said);
    }

    /** What was said as a section of data, a line each. */
    public static <T extends Record> String transcript(String name, List<Said<T>> said, Function<T, String> words) {
        return Fence.section(
                name,
                said.stream()
                        .map(one -> one.role() + ": " + words.apply(one.answer()))
                        .toList());
    }
}
