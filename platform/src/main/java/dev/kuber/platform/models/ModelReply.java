package dev.kuber.platform.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model replied, as it is kept.
 *
 * @param text null where it only wants to look things up
 * @param reasoning what it thought before, where the provider shows it
 * @param counted whether the provider said what was used; else it is our own estimate
 */
record ModelReply(
        @Nullable String text,
        @Nullable String reasoning,
        List<Turn.Call> calls,
        Finish finish,
        Usage usage,
        boolean counted) {

    ModelReply {
        calls = List.copyOf(calls);
    }

    /** Why it ended there. */
    enum Finish {
        /** It had said everything. */
        STOP,
        /** It had written as many tokens as it may. */
        LENGTH,
        /** It waits for what its calls give. */
        CALLS,
        /** It, or its provider, will not answer this. */
        REFUSAL
    }
}
