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

    /** Either of them. */
    private record Answer(Optional<Fact> fact, Optional<Unavailable> failure) {}

    /**
     * One fact for each. Where the model may answer later everything is tried again, which buys only what is missing; where
     * it will not, that market gets a fact that says so, unless it is the case of all.
     *
     * @param silent what is given for a market about which the model cannot answer, with the reason
     */
    static <A> Outcome ask(List<A> markets, Function<A, Fact> ask, BiFunction<A, String, Fact> silent) {
        List<Answer> answers = SideBySide.all(markets, market -> {
            try {
                return new Answer(Optional.of(ask.apply(market)), Optional.empty());
            } catch (Unavailable failure) {
                return new Answer(Optional.empty(), Optional.of(failure));
            }
        });
        Optional<Outcome> failed = failed(answers);
        if (failed.isPresent()) {
            return failed.get();
        }
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < markets.size(); i++) {
            Answer answer = answers.get(i);
            String why = answer.failure().map(Throwable::getMessage).orElse("");
            A market = markets.get(i);
            facts.add(answer.fact().orElseGet(() -> silent.apply(market, why)));
        }
        return new Outcome.Done(facts);
    }

    private static Optional<Outcome> failed(List<Answer> answers) {
        List<Unavailable> failures =
                answers.stream().flatMap(answer -> answer.failure().stream()).toList();
        Optional<Unavailable> passing =
                failures.stream().filter(Unavailable::retry).findFirst();
        if (passing.isEmpty() && failures.size() < answers.size()) {
            return Optional.empty();
        }
        return passing.or(() -> failures.stream().findFirst())
                .map(why -> new Outcome.Failed(String.valueOf(why.getMessage()), why.retry()));
    }
}
