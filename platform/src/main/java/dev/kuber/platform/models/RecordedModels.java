package dev.kuber.platform.models;

import dev.kuber.port.LanguageModel;
import java.util.UUID;
import java.util.function.Consumer;

/** Answers from what was recorded, by the hash of the request: the same for ever, and for nothing. Never asks anybody. */
final class RecordedModels implements LanguageModel {

    private final Models models;
    private final UUID owner;
    private final Consumer<Unrecorded> unrecorded;

    RecordedModels(Models models, UUID owner, Consumer<Unrecorded> unrecorded) {
        this.models = models;
        this.owner = owner;
        this.unrecorded = unrecorded;
    }

    @Override
    public <T extends Record> T ask(Question<T> question) {
        Models.Named named = models.named(owner, question.model());
        return Conversation.hold(
                question,
                named.connection().provider(),
                named.model(),
                (request, asked) ->
                        models.recorded(owner, request).orElseThrow(() -> refusal(models.unrecorded(asked, request))));
    }

    private Unavailable refusal(Unrecorded missing) {
        unrecorded.accept(missing);
        String cost = missing.worstCase() == null
                ? "what it would cost is not known"
                : "asking it would cost at most $" + missing.worstCase().value().toPlainString();
        return new Unavailable(
                "What " + missing.member() + " asks '" + missing.model()
                        + "' here was never recorded, and a model is not asked for what is past: " + cost + ".",
                false);
    }
}
