package dev.kuber.agents.analysis;

import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.BiasSignal.Direction;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.LanguageModel.Prompt;
import dev.kuber.port.LanguageModel.Question;
import java.util.List;
import java.util.Optional;

/** The crew on a language model: a market analyst and a sentiment analyst, then a synthesiser who has read both. */
final class ModelCrew {

    private static final int MAX_TOKENS = 1000;

    private ModelCrew() {}

    /** What an analyst of the crew writes. */
    record Opinion(String direction, int confidence, List<String> factors, String reasoning) {}

    /**
     * The bias.
     *
     * @throws LanguageModel.Unavailable if the model cannot answer or its answer is not usable
     */
    static BiasSignal ask(LanguageModel models, String model, MarketSnapshot snapshot) {
        String data = Prompts.market(snapshot);
        Opinion market = ask(
                models, model, "market_analyst", "You are a market analyst. Judge trend and market structure.", data);
        Opinion mood = ask(
                models,
                model,
                "sentiment_analyst",
                "You are a sentiment analyst. Judge momentum, volume and extremes.",
                data);
        Opinion joint = ask(
                models,
                model,
                "synthesiser",
                "You lead two analysts. Weigh their opinions and give one.",
                data + "\nMarket analyst: " + market + "\nSentiment analyst: " + mood);
        Direction direction = direction(joint).orElseThrow();
        return new BiasSignal(
                snapshot.symbol(), direction, joint.confidence(), joint.factors(), joint.reasoning(), model);
    }

    private static Opinion ask(LanguageModel models, String model, String member, String role, String data) {
        var question = new Question<>(
                model,
                member,
                new Prompt(
                        member,
                        1,
                        role
                                + " direction is BULLISH, BEARISH or NEUTRAL; confidence is 0 to 100; factors are short,"
                                + " the strongest first; reasoning is one plain sentence.",
                        data),
                Opinion.class,
                List.of(),
                MAX_TOKENS);
        Opinion opinion = models.ask(question);
        if (direction(opinion).isEmpty()
                || opinion.confidence() < 0
                || opinion.confidence() > 100
                || opinion.reasoning().isBlank()) {
            throw new LanguageModel.Unavailable(
                    "The model '" + model + "' gave an answer that cannot be used: " + opinion
                            + ". Choose another model or rules.",
                    false);
        }
        return opinion;
    }

    private static Optional<Direction> direction(Opinion opinion) {
        for (Direction direction : Direction.values()) {
            if (direction.name().equals(opinion.direction())) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }
}
