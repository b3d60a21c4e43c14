package dev.kuber.platform.models;

import dev.kuber.port.LanguageModel.Question;

/** Where a model's replies come from: a provider, or what was recorded. */
@FunctionalInterface
interface Answers {

    ModelReply to(ModelRequest request, Question<?> question);
}
