package dev.kuber.platform.modes;

import dev.kuber.port.LanguageModel;

/** The language models of an installation that has none connected: it says so instead of guessing. */
public final class NoModels implements LanguageModel {

    @Override
    public <T extends Record> T ask(Question<T> question) {
        throw new Unavailable(
                "No language model is connected, so '" + question.model()
                        + "' cannot be asked. Choose the model 'rules' in this agent's settings.",
                false);
    }
}
