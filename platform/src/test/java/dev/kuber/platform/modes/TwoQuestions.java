package dev.kuber.platform.modes;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.port.LanguageModel;
import java.util.List;

/** Costs eight cents for its usual minute and asks a model twice, one question after the other. */
@AgentInfo(
        type = "test_two_questions",
        category = AgentInfo.Category.ANALYSIS,
        name = "Two questions",
        description = "Asks twice.",
        pricePerHour = "4.80",
        uses = LanguageModel.class)
public final class TwoQuestions implements Agent<TwoQuestions.Config> {

    /** Whom it asks, and what makes its questions different from those of others. */
    public record Config(
            @Param(title = "Model", init = "work/fake-small")
            String model,

            @Param(title = "About", init = "x") String about) {}

    /** What it wants to know. */
    public record Answer(@Param(title = "Yes") boolean yes) {}

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        for (String which : List.of("first", "second")) {
            var prompt = new LanguageModel.Prompt("test", 1, "Answer.", which + " question about " + config.about());
            context.port(LanguageModel.class)
                    .ask(new LanguageModel.Question<>(config.model(), "asker", prompt, Answer.class, List.of(), 50));
        }
        return Outcome.done();
    }
}
