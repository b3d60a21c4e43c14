package dev.kuber.agents.analysis;

import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.crew.SideBySide;
import dev.kuber.port.LanguageModel.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Asks a model about several markets at the same time, so that the failure of one does not harm the others. */
final class EachSymbol {

    private EachSymbol() {}

    private sealed interface Answer {}

    private record Given(Fact fact) implements Answer {}

    private record None(Unavailable failure) implements Answer {}

    /**
     * One fact for each. Where the model may answer later everything is tried again, which buys only what is missing; where
     * it will not, that market gets a fact that says so, unless it is the case of all.
     *
     * @param silent what is given for a market about which the model cannot answer, with the reason
     */
    static <A> Outcome ask(List<A> markets, Function<A, Fact> ask, BiFunction<A, String, Fact> silent) {
        List<Answer> answers = SideBySide.all(markets, market -> {
            try {
                return new Given(ask.apply(market));
            } catch (Unavailable failure) {
                return new None(failure);
            }
        });
        Optional<Outcome> failed = failed(answers);
        if (failed.isPresent()) {
            return failed.get();
        }
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < markets.size(); i++) {
            facts.add(
                    switch (answers.get(i)) {
                        case Given(Fact fact) -> fact;
                        case None(Unavailable why) -> silent.apply(markets.get(i), String.valueOf(why.getMessage()));
                    });
        }
        return new Outcome.Done(facts);
    }

    private static Optional<Outcome> failed(List<Answer> answers) {
        List<Unavailable> failures = answers.stream()
                .filter(None.class::isInstance)
                .map(answer -> ((None) answer).failure())
                .toList();
        Optional<Unavailable> passing =
                failures.stream().filter(Unavailable::retry).findFirst();
        if (passing.isEmpty() && failures.size() < answers.size()) {
            return Optional.empty();
        }
        return passing.or(() -> failures.stream().findFirst())
                .map(why -> new Outcome.Failed(String.valueOf(why.getMessage()), why.retry()));
    }
}
