package dev.kuber.platform.models;

import java.util.Locale;

/** Whose API a model speaks. */
public enum Provider {
    OPENAI,
    /** Any server with OpenAI's chat completions, such as Ollama, vLLM or llama.cpp. */
    OPENAI_COMPATIBLE,
    ANTHROPIC;

    /** As in JSON, in the database and in the table of prices. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Provider of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As it is spelt in a sentence. */
    String title() {
        return switch (this) {
            case OPENAI -> "OpenAI";
            case OPENAI_COMPATIBLE -> "The server";
            case ANTHROPIC -> "Anthropic";
        };
    }
}
