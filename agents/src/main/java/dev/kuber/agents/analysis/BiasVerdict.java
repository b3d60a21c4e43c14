package dev.kuber.agents.analysis;

import dev.kuber.agents.analysis.ModelCrew.Opinion;
import dev.kuber.crew.Fence;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.BiasSignal.Direction;
import dev.kuber.fact.ModelOpinion;
import dev.kuber.fact.ModelOpinion.Agreement;
import dev.kuber.fact.ModelOpinion.Voice;
import java.util.List;

/** From a crew's opinion and the rules' view to one bias. Pure. */
final class BiasVerdict {

    private BiasVerdict() {}

    /** @param flaws wrong figures left in the answer: they halve its confidence */
    static BiasSignal of(
            String model,
            BiasSignal rules,
            Opinion joint,
            List<Voice> voices,
            List<String> flaws,
            Disagreement disagreement) {
        Agreement agreement = Disagreement.between(sign(joint.direction()), sign(rules.direction()));
        int believed = flaws.isEmpty() ? joint.confidence() : joint.confidence() / 2;
        boolean aside = disagreement == Disagreement.STAND_ASIDE;
        Direction direction = !aside || agreement == Agreement.AGREES ? joint.direction() : Direction.NEUTRAL;
        int confidence = !aside ? believed : agreement == Agreement.AGREES ? Math.min(believed, rules.confidence()) : 0;
        String reasoning = Fence.line(joint.reasoning());
        String sentence = rules.symbol() + " is " + Synthesis.word(direction) + ", confidence " + confidence + ": "
                + views(model, rules, joint, agreement, aside) + " " + reasoning
                + (flaws.isEmpty() ? "" : " Some of its figures are wrong, so it counts half.");
        return new BiasSignal(
                rules.symbol(),
                direction,
                confidence,
                joint.factors().stream().limit(6).map(Fence::line).toList(),
                sentence,
                model,
                new ModelOpinion(
                        Synthesis.word(joint.direction()),
                        joint.confidence(),
                        reasoning,
                        Synthesis.word(rules.direction()),
                        rules.confidence(),
                        agreement,
                        voices,
                        flaws));
    }

    private static String views(String model, BiasSignal rules, Opinion joint, Agreement agreement, boolean aside) {
        if (agreement == Agreement.AGREES) {
            return model + " and the rules agree.";
        }
        return model + " says " + Synthesis.word(joint.direction()) + " (" + joint.confidence() + "), the rules say "
                + Synthesis.word(rules.direction()) + " (" + rules.confidence() + ")"
                + (aside ? ", so nobody is followed." : ".");
    }

    static int sign(Direction direction) {
        return switch (direction) {
            case BULLISH -> 1;
            case BEARISH -> -1;
            case NEUTRAL -> 0;
        };
    }
}
