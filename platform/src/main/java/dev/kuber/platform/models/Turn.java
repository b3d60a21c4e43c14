package dev.kuber.platform.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message of a conversation with a model. */
sealed interface Turn {

    /** Our instructions. */
    record Instructions(String text) implements Turn {}

    /** What the model is to look at, or what was wrong with its answer. */
    record Told(String text) implements Turn {}

    /** What the model said. */
    record Said(@Nullable String text, List<Call> calls) implements Turn {
        public Said {
            calls = List.copyOf(calls);
        }
    }

    /** What a tool gave it. */
    record Given(String id, String tool, String text) implements Turn {}

    /**
     * The model's wish to look something up.
     *
     * @param arguments as JSON, as the model wrote it
     */
    record Call(String id, String tool, String arguments) {}
}
